import type { Arrival, Cause, Check, Trial, Visitor } from '../../../grader/kit/index.ts';

type Say = Cause<unknown>['say'];

/**
 * Variables for a clock that goes by itself, where a busy machine takes up to 100 ms for what costs nothing on one that is
 * moved: waits so long that a wrong one differs from a right one by more than that. A moved clock keeps the defaults.
 */
export const onRealClock =
  (variables: Readonly<Record<string, string>>): NonNullable<Check['variables']> =>
  (_, time) =>
    time === 'real' ? variables : {};

/** Waits from `base` ms on, with a cap that no check comes to. */
export const growingFrom = (base: number): NonNullable<Check['variables']> =>
  onRealClock({ BACKOFF_BASE_MS: String(base), BACKOFF_MAX_MS: String(64 * base) });

/** Upper bound of the wait after so many failures in a row, in ms. */
export const boundOf = (t: Trial, attempt: number): number =>
  Math.min(t.ms('BACKOFF_MAX_MS'), t.ms('BACKOFF_BASE_MS') * 2 ** (attempt - 1));

/** A virtual clock is exact; what a program itself takes in between may be so much of the bound. */
const lateBy = (t: Trial, bound: number): number => (t.time === 'virtual' ? bound / 20 : t.slack(bound));
const earlyBy = 2;

export interface Wait {
  /** The usual mistake of who comes too soon. */ readonly early?: Say;
  /** Of who comes too late, or never. */ readonly late?: Say;
}

export interface Back {
  readonly arrival: Arrival;
  /** How long it waited, in ms. */ readonly ms: number;
}

/** After a loss the program comes again, between half of the bound and the bound. Tells who came, and when. */
export async function comesBack(t: Trial, bound: number, wait: Wait = {}): Promise<Back> {
  const { early = tooEarly, late = tooLate } = wait;
  const expected = between(bound / 2, bound);
  const { ms } = await t.advanceUntil(() => t.server.arrivals[0], { mostMs: bound + lateBy(t, bound) });
  const arrival = t.server.arrivals[0] && (await t.server.expectArrival());
  if (!arrival) t.fail({ expected, observed: notWithin(bound), missingAfter: t.lastEvent, cause: late });
  if (ms < bound / 2 - earlyBy)
    t.fail({ expected, observed: cameAfter(ms), event: arrival.event, cause: early });
  return { arrival, ms };
}

/** The program comes again in its own time, which is not what is looked at. */
export async function comesAnyway(t: Trial, bound: number, cause: Say = tooLate): Promise<Arrival> {
  await t.advanceUntil(() => t.server.arrivals[0], { mostMs: bound + t.slack(bound) });
  if (t.server.arrivals.length === 0)
    t.fail({ expected: again, observed: notWithin(bound), missingAfter: t.lastEvent, cause });
  return t.server.expectArrival();
}

/** A connection on which an event had arrived is lost: what comes next is the first retry, whatever came before. */
export async function lost(t: Trial): Promise<void> {
  const visitor = await t.server.expectVisitor();
  await acknowledged(visitor, t.random.integer(1, 99));
  visitor.destroy();
}

/** The first retry after such a loss. */
export async function afterLoss(t: Trial): Promise<Arrival> {
  await lost(t);
  return comesAnyway(t, boundOf(t, 1));
}

/** Sends an event and takes its ack. */
export async function acknowledged(visitor: Visitor, id: number): Promise<void> {
  visitor.sendJson({ type: 'event', id });
  await visitor.expectJson({ type: 'ack', id }, { cause: noAck });
}

/** The server closes with a code, as it has to: the program answers, then the TCP connection ends. */
export async function closes(visitor: Visitor, code?: number): Promise<void> {
  visitor.close(code);
  await visitor.expectClose(undefined, { skipMessages: true, orEnd: true });
  visitor.destroy();
}

/** Where the program has closed or ended the connection. */
export const endOf = (visitor: Visitor): { readonly event: number } | undefined =>
  visitor.unexpected.find(({ kind }) => kind === 'close' || kind === 'end');

/** The connection is still there: the program has neither closed nor ended it. */
export function stillThere(t: Trial, visitor: Visitor, cause: Say): void {
  const end = endOf(visitor);
  if (!end) return;
  t.fail({
    expected: { ko: '살아 있는 연결을 그대로 두는 프로그램', en: 'a program that keeps a living connection' },
    observed: { ko: '프로그램이 연결을 끊었습니다.', en: 'The program dropped the connection.' },
    event: end.event,
    cause,
  });
}

const count = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

const again: Say = { ko: '새 연결', en: 'a new connection' };

const between = (low: number, high: number): Say => ({
  ko: `${count.format(low)} ms에서 ${count.format(high)} ms 사이에 다시 연결`,
  en: `a new connection after ${count.format(low)} to ${count.format(high)} ms`,
});

const cameAfter = (ms: number): Say => ({
  ko: `${count.format(ms)} ms 만에 다시 연결했습니다.`,
  en: `The program connected again after ${count.format(ms)} ms.`,
});

const notWithin = (ms: number): Say => ({
  ko: `${count.format(ms)} ms가 지나도 다시 연결하지 않았습니다.`,
  en: `After ${count.format(ms)} ms the program had not connected again.`,
});

const tooEarly: Say = {
  ko: '기다리는 시간은 상한의 절반보다 짧을 수 없습니다: `bound / 2 + Math.random() * bound / 2`',
  en: 'A wait is never shorter than half of its bound: `bound / 2 + Math.random() * bound / 2`.',
};

const tooLate: Say = {
  ko: '기다리는 시간이 상한을 넘었거나, 다시 연결하지 않았습니다. 첫 번째 재시도의 상한은 `BACKOFF_BASE_MS`이고 지수는 `attempt - 1`입니다.',
  en: 'The wait was longer than its bound, or there was no new attempt. The bound of the first retry is `BACKOFF_BASE_MS`; the exponent is `attempt - 1`.',
};

const noAck: Say = {
  ko: '이벤트를 받을 때마다 같은 id로 `{"type":"ack","id":n}`을 보내야 합니다. id는 숫자 그대로 돌려보냅니다.',
  en: 'Every event is answered with `{"type":"ack","id":n}` and the same id, a number as it came.',
};
