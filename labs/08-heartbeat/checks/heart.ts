import type { Client, Incident, Trial } from '../../../grader/kit/index.ts';

/** What the checks of this lab do again and again. All times are in milliseconds of the program's clock. */

export interface Text {
  readonly ko: string;
  readonly en: string;
}

/** Of a client that does not answer by itself. */
export const silent = { name: 'silent', autoPong: false } as const;

export const intervalOf = (t: Trial): number => t.ms('HEARTBEAT_INTERVAL_MS');
export const timeoutOf = (t: Trial): number => t.ms('HEARTBEAT_TIMEOUT_MS');

/** How many heartbeats are watched: few where they are waited for. */
export const rounds = (t: Trial, many: number): number => (t.time === 'virtual' ? many : 2);

/** What a busy machine may take between a ping and our pong, where its clock goes by itself. */
const realMarginMs = 200;

/** A moment at which a timeout that has just begun has surely not run out. */
export const inTime = (t: Trial): number =>
  t.time === 'virtual' ? 0.95 * timeoutOf(t) : timeoutOf(t) - realMarginMs;

/** Lets time go by until the client is pinged, which has to happen by `by` (default: one interval from now). */
export async function pinged(
  t: Trial,
  client: Client,
  cause: Text,
  by = t.now + intervalOf(t),
): Promise<Uint8Array> {
  const mostMs = Math.max(0, by - t.now) + t.slack(intervalOf(t));
  const { found, ms } = await t.advanceUntil(() => client.pings[0] ?? client.unexpected.find(isEnd), {
    mostMs,
  });
  if (!found) missing(t, { ko: 'ping 프레임', en: 'a ping frame' }, ms, cause);
  return client.expectPing({ cause });
}

/** Lets time go by until the connection is closed or ended, which has to happen within `within`. */
export async function over(t: Trial, client: Client, within: number, cause: Text): Promise<void> {
  const mostMs = Math.max(0, within) + t.slack(timeoutOf(t));
  const { found, ms } = await t.advanceUntil(() => client.unexpected.find(isEnd), { mostMs });
  if (!found) missing(t, { ko: '연결을 닫음', en: 'the end of the connection' }, ms, cause);
}

/** The ping has come and stays without an answer: the client is dropped when the timeout has run out, and not before. */
export async function dropped(t: Trial, client: Client, cause: Text): Promise<void> {
  const asked = t.now;
  await t.advance(inTime(t));
  await stillOpen(client, tooEarly);
  await over(t, client, asked + timeoutOf(t) - t.now, cause);
}

/** Nothing was said, least of all goodbye. */
export const stillOpen = (client: Client, cause: Text): Promise<void> =>
  client.expectNothing({ causes: [{ when: isMessage, say: asMessage }], cause });

/** The client is still served. */
export async function echoed(t: Trial, client: Client, cause: Text): Promise<void> {
  const text = t.random.text();
  const causes = [
    { when: (seen?: Incident) => seen?.kind !== 'text' && seen?.kind !== 'binary', say: cause },
  ];
  client.sendText(text);
  await client.expectText(text, { causes });
}

export const isEnd = ({ kind }: Incident): boolean => kind === 'close' || kind === 'end';

const isMessage = (seen: Incident | undefined): boolean => seen?.kind === 'text' || seen?.kind === 'binary';

function missing(t: Trial, expected: Text, ms: number, cause: Text): never {
  const shown = new Intl.NumberFormat('en', { maximumFractionDigits: 0 }).format(ms);
  const observed = { ko: `${shown} ms 동안 오지 않았습니다.`, en: `It did not come within ${shown} ms.` };
  t.fail({ expected, observed, missingAfter: t.lastEvent, cause });
}

const asMessage = {
  ko: '메시지를 보냈습니다. 하트비트는 `send`로 보내는 메시지가 아니라 ping 프레임입니다: `socket.ping()`',
  en: 'A message was sent. A heartbeat is a ping frame, not a message: `socket.ping()`, not `send`.',
};

const tooEarly = {
  ko: 'HEARTBEAT_TIMEOUT_MS가 다 지나기 전에 닫았습니다. ping을 보낸 순간부터 그만큼 기다려야 합니다.',
  en: 'It was closed before HEARTBEAT_TIMEOUT_MS had gone by. The time runs from the moment of the ping.',
};
