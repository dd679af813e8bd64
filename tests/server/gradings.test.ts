import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { GradingEvent, Solution, Started } from '../../server/api.ts';
import { gradingEvent } from '../../server/schemas/answers.ts';
import { report } from '../../server/schemas/report.ts';
import { labsFolder } from '../../grader/labs.ts';
import { openCompanion, sharedCompanion, temporaryFolder } from './companion.ts';
import { EventReader } from './event-stream.ts';
import { ask, faultCode, json } from './http.ts';
import { spawnCompanion } from './processes.ts';
import { solutionOf } from './runs.ts';
import { writeSite } from './site.ts';
import { once } from 'node:events';

const lots = { startsPerMinute: 1_000, requestsPerMinute: 10_000 };
const companion = sharedCompanion({ limits: lots });

/** A file of the echo lab as a solution: the reference, the starter, a wrong one. */
async function echo(name: string): Promise<Solution> {
  return solutionOf(await readFile(join(labsFolder, '03-echo', `${name}.ts`), 'utf8'));
}

async function start(url: string, solution: Solution) {
  const answer = await ask(`${url}api/labs/echo/gradings`, { method: 'POST', body: solution });
  expect(answer.status, answer.text).toBe(202);
  const started = json(answer) as Started;
  return {
    ...started,
    follow: (after?: number) => EventReader.open<GradingEvent>(new URL(started.events, url), after),
  };
}

const latest = (url: string) => ask(`${url}api/labs/echo/gradings/latest`);

test('a right solution passes, check by check, and its report is kept', async () => {
  const { follow } = await start(companion.url, await echo('solution'));
  const events = await (await follow()).rest();
  expect(events.map(({ id }) => id)).toEqual(events.map((_, at) => at + 1));
  for (const { data, event } of events) expect(gradingEvent.parse(data).type).toBe(event);
  const kinds = events.map(({ event }) => event);
  expect(kinds.filter((kind) => kind !== 'queued').slice(0, 3)).toEqual([
    'started',
    'check-started',
    'check-finished',
  ]);
  expect(kinds.at(-1)).toBe('finished');
  const last = events.at(-1)?.data;
  if (last?.type !== 'finished') throw new Error('no report');
  expect(last.report.outcome).toBe('pass');
  expect(json(await latest(companion.url))).toEqual(last.report);
});

test('a wrong solution fails with the reason and what was seen', async () => {
  const { follow } = await start(companion.url, await echo('wrong/text-as-binary'));
  const { data } = await (await follow()).next('finished');
  expect(data.report.outcome).toBe('fail');
  const failed = report.parse(data.report).checks.find(({ outcome }) => outcome === 'fail');
  expect(failed?.failure?.observed.ko).toBeTruthy();
  expect(failed?.transcript.length).toBeGreaterThan(0);
});

test('a solution that does not compile has a report with the line', async () => {
  const { follow } = await start(companion.url, solutionOf('const x = ;\n'));
  const { data } = await (await follow()).next('finished');
  expect(data.report).toMatchObject({
    outcome: 'fail',
    problem: { code: 'solution-syntax', at: { line: 1 } },
  });
});

describe('a stream that broke', () => {
  test('goes on after the last event that was seen, while the grading runs and after it', async () => {
    const { follow } = await start(companion.url, await echo('solution'));
    const reader = await follow();
    const seen = await reader.next('check-finished');
    reader.close();
    const rest = await (await follow(seen.id)).rest();
    expect(rest[0]?.id).toBe(seen.id + 1);
    expect(rest.at(-1)?.event).toBe('finished');
    const last = rest.at(-1)?.id ?? 0;
    expect((await follow(last)).status).toBe(204);
    expect((await (await follow(last - 1)).rest()).map(({ event }) => event)).toEqual(['finished']);
  });

  test('nobody needs to listen: the grading goes on without a client', async () => {
    const { url } = await openCompanion();
    await start(url, await echo('solution'));
    await expect.poll(async () => (await latest(url)).status, { timeout: 15_000 }).toBe(200);
  });

  test('a reload finds the grading that is under way', async () => {
    const { url } = await openCompanion({ limits: { ...lots, gradingsAtOnce: 1, gradingsAtMost: 1 } });
    await start(url, await echo('solution'));
    const { id, events } = await start(url, await echo('solution'));
    const current = await ask(`${url}api/labs/echo/gradings/current`);
    expect(json(current)).toEqual({ id, events });
    const reader = await EventReader.open<GradingEvent>(new URL(events, url));
    await reader.next('finished');
    expect((await ask(`${url}api/labs/echo/gradings/current`)).status).toBe(204);
  });
});

describe('the queue', () => {
  const narrow = { limits: { ...lots, gradingsAtOnce: 1, gradingsAtMost: 1, gradingsPerLearner: 4 } };

  test('says how many go first, and everybody gets their turn', async () => {
    const { url } = await openCompanion(narrow);
    const solution = await echo('solution');
    const gradings = await Promise.all(Array.from({ length: 4 }, () => start(url, solution)));
    const streams = await Promise.all(gradings.map(async ({ follow }) => (await follow()).rest()));
    const waited = streams.map((events) =>
      events.flatMap(({ data }) => (data.type === 'queued' ? [data.ahead] : [])),
    );
    expect(waited.toSorted((one, other) => one.length - other.length)).toEqual([[], [0], [1, 0], [2, 1, 0]]);
    for (const events of streams) expect(events.at(-1)?.event).toBe('finished');
  });

  test('one learner cannot fill it', async () => {
    const { url } = await openCompanion(narrow);
    const solution = await echo('solution');
    const bodies = Array.from({ length: 12 }, () =>
      ask(`${url}api/labs/echo/gradings`, { method: 'POST', body: solution }),
    );
    const answers = await Promise.all(bodies);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    for (const answer of refused) expect(faultCode(answer)).toBe('gradings-too-many');
  });
});

describe('a grading that is cancelled', () => {
  test('ends with the reason, whether it waits or runs, and gives its place to the next', async () => {
    const { url } = await openCompanion({ limits: { ...lots, gradingsAtOnce: 1, gradingsAtMost: 1 } });
    const slow = solutionOf('setInterval(() => undefined, 1_000);'); // never listens
    const running = await start(url, slow);
    const waiting = await start(url, slow);
    const next = await start(url, await echo('solution'));
    for (const { id, follow } of [waiting, running]) {
      expect((await ask(`${url}api/gradings/${id}`, { method: 'DELETE' })).status).toBe(204);
      const { data } = await (await follow()).next('stopped');
      expect(data.problem.code).toBe('grading-cancelled');
    }
    await (await next.follow()).next('finished');
  });

  test('once it has finished stays as it was', async () => {
    const { id, follow } = await start(companion.url, await echo('solution'));
    await (await follow()).next('finished');
    expect((await ask(`${companion.url}api/gradings/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await (await follow()).rest()).at(-1)?.event).toBe('finished');
  });

  test('must be known', async () => {
    expect(faultCode(await ask(`${companion.url}api/gradings/nope`, { method: 'DELETE' }))).toBe(
      'grading-unknown',
    );
    expect(faultCode(await ask(`${companion.url}api/gradings/nope/events`))).toBe('grading-unknown');
  });
});

describe('after a restart', () => {
  test('the last report is there, and its stream ends where it ended', async () => {
    const dataDir = await temporaryFolder();
    const first = await openCompanion({ dataDir });
    const { events, follow } = await start(first.url, await echo('solution'));
    const { data, id } = await (await follow()).next('finished');
    await first.close();
    const second = await openCompanion({ dataDir });
    expect(json(await latest(second.url))).toEqual(data.report);
    const address = new URL(events, second.url);
    const fresh = await (await EventReader.open<GradingEvent>(address)).rest();
    expect(fresh.at(-1)).toMatchObject({ id, event: 'finished', data: { report: data.report } });
    expect((await EventReader.open<GradingEvent>(address, id)).status).toBe(204);
  });

  test('a grading that was cut by it says so, and the page that waits for it stops waiting', async () => {
    const folder = await temporaryFolder();
    const dataDir = join(folder, 'data');
    const { url, child } = await spawnCompanion({ dataDir, siteDir: await writeSite(join(folder, 'site')) });
    const slow = solutionOf('setInterval(() => undefined, 1_000);');
    const { events, follow } = await start(url, slow);
    const { id } = await (await follow()).next('started');
    child.kill('SIGKILL');
    await once(child, 'exit');

    const second = await openCompanion({ dataDir });
    const address = new URL(events, second.url);
    const { data, id: last } = await (await EventReader.open<GradingEvent>(address, id)).next('stopped');
    expect(data.problem.code).toBe('grading-interrupted');
    expect(last).toBeGreaterThan(id);
    expect((await EventReader.open<GradingEvent>(address, last)).status).toBe(204);
    expect((await latest(second.url)).status).toBe(204);
  });

  test('an orderly one stops what is under way with the same words', async () => {
    const dataDir = await temporaryFolder();
    const first = await openCompanion({ dataDir });
    const { events, follow } = await start(first.url, solutionOf('setInterval(() => undefined, 1_000);'));
    const reader = await follow();
    await reader.next('started');
    await first.close();
    const { data } = await reader.next('stopped');
    expect(data.problem.code).toBe('grading-interrupted');
    const second = await openCompanion({ dataDir });
    const again = await EventReader.open<GradingEvent>(new URL(events, second.url));
    expect((await again.next('stopped')).data.problem.code).toBe('grading-interrupted');
  });
});
