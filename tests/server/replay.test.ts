import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { labsFolder } from '../../grader/labs.ts';
import type { GradingEvent, Started, StartGrading } from '../../server/api.ts';
import { gradingEvent } from '../../server/schemas/answers.ts';
import { sharedCompanion } from './companion.ts';
import { EventReader } from './event-stream.ts';
import { ask, json } from './http.ts';
import { solutionOf } from './runs.ts';

const companion = sharedCompanion({ limits: { startsPerMinute: 1_000, requestsPerMinute: 10_000 } });

const wrong = solutionOf(await readFile(join(labsFolder, '03-echo/wrong/binary-as-text.ts'), 'utf8'));
const replay = { check: 'binary-stays-binary', seed: 'the same again' };

async function eventsOf(body: StartGrading): Promise<GradingEvent[]> {
  const answer = await ask(`${companion.url}api/labs/echo/gradings`, { method: 'POST', body });
  expect(answer.status, answer.text).toBe(202);
  const { events } = json(answer) as Started;
  const reader = await EventReader.open<GradingEvent>(new URL(events, companion.url));
  return (await reader.rest()).map(({ data }) => gradingEvent.parse(data));
}

test('a replay tries one check alone, and tells its wire as it goes: just what the report has', async () => {
  const events = await eventsOf({ ...wrong, replay });
  const told = events.flatMap((event) => (event.type === 'wire' ? [event] : []));
  expect(new Set(told.map(({ check }) => check))).toEqual(new Set([replay.check]));
  const last = events.at(-1);
  if (last?.type !== 'finished') throw new Error('no report');
  expect(last.report.checks.map(({ id, outcome }) => [id, outcome])).toEqual([[replay.check, 'fail']]);
  expect(told.map(({ event }) => event)).toEqual(last.report.checks[0]?.transcript);
  const kinds = events.map(({ type }) => type).filter((type) => type !== 'queued');
  expect(kinds.slice(0, 3)).toEqual(['started', 'check-started', 'wire']);
});

test('the same seed brings the same bytes', async () => {
  const payloads = async () =>
    (await eventsOf({ ...wrong, replay })).flatMap((event) =>
      event.type === 'wire' && event.event.kind === 'frame' ? [event.event.payload] : [],
    );
  const first = await payloads();
  expect(first.length).toBeGreaterThan(1);
  expect(await payloads()).toEqual(first);
});

test('a replay counts for nothing', async () => {
  await eventsOf({ ...wrong, replay });
  const lab = `${companion.url}api/labs/echo`;
  expect((await ask(`${lab}/gradings/latest`)).status).toBe(204);
  expect(json(await ask(`${lab}/attempts`))).toMatchObject({ attempts: [] });
});

test('of a check that the lab does not have it says so', async () => {
  const events = await eventsOf({ ...wrong, replay: { ...replay, check: 'no-such' } });
  expect(events.at(-1)).toMatchObject({ type: 'stopped', problem: { code: 'check-unknown' } });
});
