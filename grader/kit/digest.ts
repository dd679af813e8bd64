import { hash } from 'node:crypto';

/** The digest of a text (`md5`, `sha1`, `sha256`, `sha512`) in hexadecimal, for checks that ask whether anybody could compute a value. */
export const digest = (algorithm: string, text: string): string => hash(algorithm, text, 'hex');
