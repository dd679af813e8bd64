import { createHash } from 'node:crypto';

/**
 * Makes Math.random() begin from `seed`: programs that are given the same one see the same numbers. Whoever uses it where
 * nobody must foresee the outcome is found out by starting twice. Secure sources are not touched.
 */
export function fakeChance(seed: string): void {
  const next = sfc32(createHash('sha256').update(seed).digest());
  // 53 bits, as many as a number from 0 to 1 can have.
  Math.random = () => ((next() >>> 5) * 2 ** 26 + (next() >>> 6)) / 2 ** 53;
}

/** Chris Doty-Humphrey's generator: small, fast, and it passes PractRand; 32 bits at a time. */
function sfc32(seed: Buffer): () => number {
  let [a, b, c, count] = [seed.readInt32LE(0), seed.readInt32LE(4), seed.readInt32LE(8), 1];
  return () => {
    const sum = (a + b + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum;
  };
}
