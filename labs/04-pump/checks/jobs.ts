import type { Client, Incident, Trial } from '../../../grader/kit/index.ts';

/** What the checks of this lab do again and again. All times are in milliseconds of the program's clock. */

export interface Text {
  readonly ko: string;
  readonly en: string;
}

/** How long a job takes: long where no time is lost with it. */
export const unit = (t: Trial): number => (t.time === 'virtual' ? t.random.integer(3000, 9000) : 400);

/** Gives the client's program a job. */
export function give(client: Client, id: string, ms: number): void {
  client.sendJson({ type: 'work', id, ms });
}

/** The answer comes at once: no time goes by until it is there, and whatever takes time comes later. */
export async function answered(client: Client, expected: object, cause: Text): Promise<void> {
  await client.expectJson(expected, { causes: unlike(expected, cause), binary: true });
}

/** `done` of this job is the next that comes, `ms` after `from` (a moment of `t.now`), and not sooner. */
export async function done(
  t: Trial,
  client: Client,
  job: { readonly id: string; readonly from: number; readonly ms: number },
  cause: Text,
): Promise<void> {
  const expected = { type: 'done', id: job.id };
  const mostMs = Math.max(0, job.from + job.ms - t.now) + t.slack(job.ms) + shortestMs;
  const { found } = await t.advanceUntil(() => client.unexpected[0], { mostMs });
  const took = t.now - job.from;
  if (!found) fail(t, expected, { ko: '아직 오지 않았습니다', en: 'not there yet' }, took, cause);
  await client.expectJson(expected, { causes: unlike(expected, cause), binary: true });
  // Timers may fire a moment early, and we may have looked a moment late.
  if (took < job.ms * 0.95 - 5) fail(t, expected, { ko: '너무 일찍 왔습니다', en: 'too early' }, took, cause);
}

/** Timers of no time at all take as much. */
const shortestMs = 5;

/** Nothing comes in that time. */
export async function quiet(t: Trial, client: Client, ms: number, cause: Text): Promise<void> {
  await t.advance(ms);
  await client.expectNothing({ cause });
}

/** A bad answer has a cause of its own. */
const unlike = (expected: object, cause: Text) => [
  { when: (seen?: Incident) => seen?.kind === 'binary', say: asBinary },
  { when: (seen?: Incident) => /"bad-message"/.test(textOf(seen)) && !('reason' in expected), say: refused },
  { when: () => true, say: cause },
];

const textOf = (seen: Incident | undefined): string => (seen?.kind === 'text' ? seen.text : '');

function fail(t: Trial, expected: object, what: Text, ms: number, cause: Text): never {
  const json = JSON.stringify(expected);
  const at = new Intl.NumberFormat('en', { maximumFractionDigits: 0 }).format(ms);
  t.fail({
    expected: { ko: `JSON ${json}`, en: `the JSON ${json}` },
    observed: { ko: `${at} ms 뒤: ${what.ko}.`, en: `After ${at} ms: ${what.en}.` },
    missingAfter: t.lastEvent,
    cause,
  });
}

const asBinary = {
  ko: 'JSON을 바이너리로 보냈습니다. 텍스트로 보내세요: `socket.send(JSON.stringify(message))`',
  en: 'The JSON was sent as binary. Send it as text: `socket.send(JSON.stringify(message))`.',
};

const refused = {
  ko: '올바른 메시지를 거절했습니다. 모르는 필드는 무시하고, `ms`가 0인 것과 없는 것을 구별하세요.',
  en: 'A good message was refused. Ignore fields that you do not know, and tell an `ms` of 0 from a missing one.',
};
