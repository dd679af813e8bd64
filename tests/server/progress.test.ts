/** Progress survives, merges by time, and takes nothing that is not progress. */
import { expect, test } from 'vitest';
import { progress } from '../../server/api.ts';
import type { Progress } from '../../server/api.ts';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { labsFolder } from '../../grader/labs.ts';
import type { GradingEvent, Started } from '../../server/api.ts';
import { openCompanion, temporaryFolder } from './companion.ts';
import { EventReader } from './event-stream.ts';
import { solutionOf } from './runs.ts';
import { ask, faultCode, json } from './http.ts';
import { openRoom, type Visitor } from './workshop.ts';

const load = async (url: string): Promise<Progress> => progress.parse(json(await ask(`${url}api/progress`)));
const put = (url: string, entries: object) => ask(`${url}api/progress`, { method: 'PUT', body: { entries } });

const early = '2026-01-01T00:00:00.000Z';
const late = '2026-01-02T00:00:00.000Z';
const read = (value: string, at: string) => ({ 'read/lifecycle': { value, at } });

test('a learner begins with none, and what was put outlives the companion', async () => {
  const dataDir = await temporaryFolder();
  const first = await openCompanion({ dataDir });
  expect(await load(first.url)).toEqual({ entries: {} });
  const entries = { ...read('1', early), 'answer/lifecycle/who-sent-1006': { value: '2', at: late } };
  expect(json(await put(first.url, entries))).toEqual({ entries });
  await first.close();
  const second = await openCompanion({ dataDir });
  expect(await load(second.url)).toEqual({ entries });
});

test('the later value holds, in whichever order they come', async () => {
  const { url } = await openCompanion();
  await put(url, read('0', late));
  expect(json(await put(url, read('1', early)))).toEqual({ entries: read('0', late) });
  await put(url, { 'read/why': { value: '1', at: early } });
  await put(url, { 'read/why': { value: '0', at: late } });
  expect((await load(url)).entries['read/why']).toEqual({ value: '0', at: late });
});

test('a clock that is ahead does not win for ever', async () => {
  const { url } = await openCompanion();
  await put(url, read('1', '2999-01-01T00:00:00.000Z'));
  const at = (await load(url)).entries['read/lifecycle']?.at ?? '';
  expect(Date.parse(at)).toBeLessThanOrEqual(Date.now());
});

test.each([
  ['a name that is none', { 'read/../x': { value: '1', at: early } }],
  ['a value that is too long', { 'read/x': { value: '1'.repeat(101), at: early } }],
  ['a time that is none', { 'read/x': { value: '1', at: 'yesterday' } }],
  ['something besides', { 'read/x': { value: '1', at: early, more: true } }],
  [
    'more than a book could have',
    Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`read/l${i}`, { value: '1', at: early }])),
  ],
])('%s is refused, and nothing of it is kept', async (_, entries) => {
  const { url } = await openCompanion();
  const answer = await put(url, { ...read('1', early), ...entries });
  expect(answer.status).toBe(400);
  expect(faultCode(answer)).toBe('request-invalid');
  expect(await load(url)).toEqual({ entries: {} });
});

test('however much is sent, the newest 2000 entries are kept', async () => {
  const { url } = await openCompanion();
  const many = (prefix: string, at: string) =>
    Object.fromEntries(Array.from({ length: 1500 }, (_, i) => [`read/${prefix}${i}`, { value: '1', at }]));
  await put(url, many('new', late));
  await put(url, many('old', early));
  const names = Object.keys((await load(url)).entries);
  expect(names).toHaveLength(2000);
  expect(names.filter((name) => name.startsWith('read/new'))).toHaveLength(1500);
});

test('a report is noted with its points, and a worse one after it changes nothing', async () => {
  const { url } = await openCompanion();
  const points = async (name: string): Promise<string | undefined> => {
    const body = solutionOf(await readFile(join(labsFolder, '03-echo', `${name}.ts`), 'utf8'));
    const answer = await ask(`${url}api/labs/echo/gradings`, { method: 'POST', body });
    const { events } = json(answer) as Started;
    await (await EventReader.open<GradingEvent>(new URL(events, url))).rest();
    return (await load(url)).entries['lab/echo']?.value;
  };
  const [earned, possible] = ((await points('wrong/text-as-binary')) ?? '').split('/').map(Number);
  expect(earned).toBeLessThan(possible ?? 0);
  const full = `${possible}/${possible}`;
  expect(await points('solution')).toBe(full);
  expect(await points('wrong/text-as-binary')).toBe(full);
});

test('in a workshop there is none of who has not joined, and of the projector', async () => {
  const room = await openRoom();
  const projector = await room.signIn('projector');
  const strangers = [room.stranger, (...asked: Parameters<Visitor['ask']>) => projector.ask(...asked)];
  for (const asking of strangers) {
    expect(await asking('api/progress')).toMatchObject({ status: 204, text: '' });
    const put = await asking('api/progress', { method: 'PUT', body: { entries: read('1', early) } });
    expect(put.status).toBeGreaterThanOrEqual(401);
  }
  const ada = await room.join('Ada');
  expect(json(await ada.ask('api/progress'))).toEqual({ entries: {} });
});
