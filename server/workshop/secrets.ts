import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** 128 bits, as text for an address. */
export const randomId = (): string => randomBytes(16).toString('base64url');

/** Without letters and digits that look alike, and without vowels that would make words. */
const alphabet = 'BCDFGHJKMNPQRSTVWXYZ23456789';

/** A join code to be read from a wall: `KXT-4GW`, one of 480 million. */
export function joinCode(): string {
  const letter = (): string => alphabet[randomInt(alphabet.length)] ?? '';
  const three = (): string => Array.from({ length: 3 }, letter).join('');
  return `${three()}-${three()}`;
}

/** As people type it: case, spaces and hyphens do not matter. */
export const sameCode = (one: string, other: string): boolean => bare(one) === bare(other);

const bare = (code: string): string => code.toUpperCase().replaceAll(/[\s-]/g, '');

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** Takes the same time wherever they differ. */
export function matchesHash(secret: string, hash: string): boolean {
  const [one, other] = [Buffer.from(hashOf(secret)), Buffer.from(hash)];
  return one.length === other.length && timingSafeEqual(one, other);
}
