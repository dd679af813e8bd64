import type { Localized } from '../report.ts';
import type { Client } from './client.ts';
import type { ConnectOptions, Instance } from './instance.ts';
import type { Random } from './random.ts';
import type { Knock } from './raw-socket.ts';
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

const rivals = 4;

/** Of several who connect under one name at the same moment one gets in, and the others are closed with 4009. */
export async function expectOneAtOnce(t: Trial, name: string, cause: Localized): Promise<void> {
  const knocks = await t.knockAtOnce(pathFor(name), { count: rivals, name: 'rival' });
  const staying: Knock[] = [];
  for (const knock of knocks) {
    if (!knock.client) t.fail(knock.fault);
    await knock.client.settled();
    if (!knock.client.drain().some(({ kind }) => kind === 'close')) staying.push(knock);
  }
  if (staying.length === 1) return;
  const [, second] = staying;
  t.fail({
    expected: {
      ko: `${rivals}개 연결 중 하나를 뺀 모두에 4009`,
      en: `4009 for all but one of ${rivals} connections`,
    },
    observed: { ko: `${staying.length}개가 남았습니다.`, en: `${staying.length} got in.` },
    ...(second ? { missingAfter: second.response.event } : { event: t.lastEvent }),
    cause,
  });
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
