import type { Client } from './client.ts';
import type { ConnectOptions, Instance } from './instance.ts';
import type { Random } from './random.ts';
import type { Trial } from './trial.ts';

/** For labs in which whoever connects says who they are: `/ws?name=alice`. */

/** The path to connect with under this name, which may hold any character. */
export const pathFor = (name: string): string => `/ws?name=${encodeURIComponent(name)}`;

/** Connects under this name. The program has had the time to take note of it when this resolves. */
export async function connectAs(t: Instance, name: string, options: ConnectOptions = {}): Promise<Client> {
  const client = await t.connect(pathFor(name), { name, ...options });
  await client.settled(options.cause ? { cause: options.cause } : {});
  return client;
}

/** Connects so many under one name at the same moment. Returns how many of them were refused with a close frame. */
export async function refusedAtOnce(t: Trial, name: string, count: number): Promise<number> {
  const rivals = await Promise.all(
    Array.from({ length: count }, (_, index) => t.connect(pathFor(name), { name: `rival ${index + 1}` })),
  );
  for (const rival of rivals) await rival.settled();
  return rivals.filter((rival) => rival.drain().some(({ kind }) => kind === 'close')).length;
}

/**
 * Names in the order of their code points, which is neither that of a dictionary (B, a), nor that of numbers (10, 9), nor that
 * of UTF-16 units, by which JavaScript compares texts (U+FF61, U+1F30A).
 */
export const namesByCodePoint = (random: Random): readonly string[] =>
  ['10', '9', 'B', 'a', 'é', '가', '\u{ff61}', '\u{1f30a}'].map((first) => `${first}-${random.id(3)}`);

/**
 * Hangs up, but never hears that the program does so, too: for the program the connection is closing, and neither open nor gone.
 * The last that can be done with this client.
 */
export function hangUpHalfway(client: Client): void {
  client.pause();
  client.close(1000);
}
