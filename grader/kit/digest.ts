import { createHash } from 'node:crypto';

/** The digest of a text (`md5`, `sha1`, `sha256`, `sha512`), for checks that ask whether anybody could compute a value. */
export const digest = (algorithm: string, text: string, encoding: 'hex' | 'base64url'): string =>
  createHash(algorithm).update(text).digest(encoding);
