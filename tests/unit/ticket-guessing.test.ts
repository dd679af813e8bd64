/**
 * The tests of chance that the ticket lab holds tickets to: what is secure passes them, always; what only looks random does
 * not. Their chance of a false alarm is computed here from many thousand tickets, not believed.
 */
import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { capacityOf } from '../../labs/10-ticket/checks/guessing/capacity.ts';
import { likenessOfNeighbours } from '../../labs/10-ticket/checks/guessing/likeness.ts';
import { sourceOf } from '../../labs/10-ticket/checks/guessing/recompute.ts';

const drawn = (make: (at: number) => string, count = 200): string[] =>
  Array.from({ length: count }, (_, at) => make(at));

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const secure: readonly (readonly [name: string, make: () => string])[] = [
  ['15 bytes in base64url: exactly 120 bits', () => randomBytes(15).toString('base64url')],
  ['15 bytes in hexadecimal', () => randomBytes(15).toString('hex')],
  ['32 bytes in base64url', () => randomBytes(32).toString('base64url')],
  ['a version 4 UUID: 122 bits', () => randomUUID()],
  ['22 letters and digits', () => drawn(() => letters[randomInt(62)] ?? '', 22).join('')],
  ['behind a prefix', () => `ticket_alice_${randomBytes(16).toString('base64url')}`],
];

describe('tickets from a secure source', () => {
  test.each(secure)('%s: enough bits, and neighbours like any others, a hundred times', (_, make) => {
    const samples = Array.from({ length: 100 }, () => drawn(make));
    // The check asks for 119 and for 7.
    expect(Math.min(...samples.map(capacityOf))).toBeGreaterThan(119.2);
    expect(Math.max(...samples.map(likenessOfNeighbours))).toBeLessThan(6);
  });
});

describe('what holds too little chance is told by its bits', () => {
  test.each<[string, number, (at: number) => string]>([
    ['a count', 10, (at) => `ticket-${String(at).padStart(32, '0')}`],
    ['Math.random() in base 36', 70, () => Math.random().toString(36).slice(2)],
    ['the time and Math.random()', 80, () => Date.now().toString(36) + Math.random().toString(36).slice(2)],
    ['8 bytes', 65, () => randomBytes(8).toString('hex')],
    [
      '72 bits behind a time',
      115,
      () => Date.now().toString(16).padStart(12, '0') + randomBytes(9).toString('hex'),
    ],
  ])('%s', (_, most, make) => {
    expect(capacityOf(drawn(make))).toBeLessThan(most);
  });
});

test('what changes little from one to the next is told by its neighbours', () => {
  const state = randomBytes(20);
  const wandering = drawn(() => {
    state[randomInt(20)] = randomInt(256);
    return state.toString('hex');
  });
  expect(likenessOfNeighbours(wandering)).toBeGreaterThan(50);
});

describe('a hash of what everybody knows is computed again', () => {
  const who = { user: 'alice', token: 'secret' };
  // Its SHA-1 has a hyphen in base64url, its SHA-256 a plus in base64.
  const now = 1_795_921_006_771;
  const second = now - (now % 1000);
  const hash = (name: string, text: string) => createHash(name).update(text);
  const uuidLike = (hex: string): string => hex.replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  test.each([
    [`alice:${now}`, hash('sha256', `alice:${now}`).digest('hex')],
    [`${now}-alice`, hash('md5', `${now}-alice`).digest('hex')],
    [`secret${now}`, hash('sha1', `secret${now}`).digest('base64url')],
    [`alice:${now}:1`, hash('sha256', `alice:${now}:1`).digest('base64')],
    [`${now}|alice`, uuidLike(hash('md5', `${now}|alice`).digest('hex'))],
    [`alice${now}`, hash('sha256', `alice${now}`).digest('hex').slice(0, 48)],
  ])('of %s', async (text, ticket) => {
    expect(await sourceOf(ticket, who, second)).toBe(text);
  });
  test.each(secure)('and chance is not taken for one: %s', async (_, make) => {
    expect(await sourceOf(make(), who, second)).toBeUndefined();
  });
});

/**
 * NIST SP 800-22, sections 2.1, 2.3 and 2.11, and a test of how often neighbouring bits and bits at some distance agree, on
 * 10,000 tickets as the reference makes them. Each alarm beyond 6.5 standard deviations has a chance of 8e-11; all 70 of them
 * together one of 6e-9.
 */
describe('the source of the reference, over 2,560,000 bits', () => {
  const bits = Uint8Array.from(
    drawn(() => randomBytes(32).toString('base64url'), 10_000).flatMap((ticket) =>
      [...Buffer.from(ticket, 'base64url')].flatMap((byte) =>
        [7, 6, 5, 4, 3, 2, 1, 0].map((place) => (byte >> place) & 1),
      ),
    ),
  );
  const deviations = (count: number, of: number): number => Math.abs(count - of / 2) / Math.sqrt(of / 4);

  test('has as many ones as zeros', () => {
    expect(deviations(bits.filter((bit) => bit === 1).length, bits.length)).toBeLessThan(6.5);
  });
  test.each(Array.from({ length: 64 }, (_, at) => at + 1).concat(256, 512))(
    'has no bit that tells of the one %d before it',
    (distance) => {
      let same = 0;
      for (let at = distance; at < bits.length; at += 1) same += Number(bits[at] === bits[at - distance]);
      expect(deviations(same, bits.length - distance)).toBeLessThan(6.5);
    },
  );
  test('has every byte as often as any other', () => {
    const counts = new Array<number>(256).fill(0);
    for (let at = 0; at < bits.length; at += 8) {
      const byte = bits.subarray(at, at + 8).reduce((value, bit) => value * 2 + bit, 0);
      counts[byte] = (counts[byte] ?? 0) + 1;
    }
    const expected = bits.length / 8 / 256;
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 255 degrees of freedom, by the cube root of Wilson and Hilferty.
    const z = (Math.cbrt(chiSquare / 255) - (1 - 2 / (9 * 255))) / Math.sqrt(2 / (9 * 255));
    expect(Math.abs(z)).toBeLessThan(6.5);
  });
  test('never repeats a ticket', () => {
    const seen = new Set<string>();
    for (let at = 0; at < bits.length; at += 256) seen.add(bits.subarray(at, at + 256).join(''));
    expect(seen.size).toBe(10_000);
  });
});
