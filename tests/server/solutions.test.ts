import { expect, test } from 'vitest';
import type { Conflict, SavedSolution } from '../../server/api.ts';
import { conflict, savedSolution } from '../../server/schemas/answers.ts';
import { openCompanion, sharedCompanion, temporaryFolder } from './companion.ts';
import { ask, faultCode, json } from './http.ts';

const companion = sharedCompanion();

const files = (text: string) => [{ path: 'solution.ts', text }];

const load = async (url: string) => json(await ask(`${url}api/labs/echo/solution`)) as SavedSolution;
const save = (url: string, revision: number, text: string) =>
  ask(`${url}api/labs/echo/solution`, { method: 'PUT', body: { revision, files: files(text) } });
const reset = async (url: string) =>
  json(await ask(`${url}api/labs/echo/solution`, { method: 'DELETE' })) as SavedSolution;

test('a learner begins with the starter, saves, and finds it again', async () => {
  const { url } = await openCompanion();
  const starter = await load(url);
  expect(starter).toMatchObject({ revision: 0, savedAt: null });
  expect(starter.files[0]?.text).toContain('WebSocketServer');
  const saved = savedSolution.parse(json(await save(url, 0, '내 풀이')));
  expect(saved).toMatchObject({ revision: 1, files: files('내 풀이') });
  expect(await load(url)).toEqual(saved);
});

test('what was saved outlives the companion', async () => {
  const dataDir = await temporaryFolder();
  const first = await openCompanion({ dataDir });
  await save(first.url, 0, 'mine');
  await first.close();
  const second = await openCompanion({ dataDir });
  expect((await load(second.url)).files).toEqual(files('mine'));
});

test('of two tabs the second to save is told, with what the first saved, and overwrites nothing', async () => {
  const { url } = await openCompanion();
  await save(url, 0, 'first tab');
  const answer = await save(url, 0, 'second tab');
  expect(answer.status).toBe(409);
  expect(faultCode(answer)).toBe('solution-conflict');
  const { current } = conflict.parse(json(answer)) as Conflict;
  expect(current).toMatchObject({ revision: 1, files: files('first tab') });
  expect(await load(url)).toEqual(current);
});

test('of many that save at the same moment exactly one wins', async () => {
  const { url } = await openCompanion();
  await save(url, 0, 'base');
  const answers = await Promise.all(Array.from({ length: 20 }, (_, tab) => save(url, 1, `tab ${tab}`)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
});

test('a reset brings the starter, and a tab with the old text cannot win unseen', async () => {
  const { url } = await openCompanion();
  await save(url, 0, 'mine');
  const starter = await reset(url);
  expect(starter).toMatchObject({ revision: 2, savedAt: null });
  expect(starter.files[0]?.text).toContain('WebSocketServer');
  expect((await save(url, 0, 'old')).status).toBe(409);
  expect((await save(url, 1, 'old')).status).toBe(409);
  expect((await save(url, 2, 'new')).status).toBe(200);
});

test('a reset of what was never saved changes nothing', async () => {
  const { url } = await openCompanion();
  expect(await reset(url)).toMatchObject({ revision: 0, savedAt: null });
});

test.each([
  ['a path that leaves the solution', { revision: 0, files: [{ path: '../evil.ts', text: '' }] }],
  ['an absolute path', { revision: 0, files: [{ path: '/etc/passwd', text: '' }] }],
  ['a hidden file', { revision: 0, files: [{ path: '.env', text: '' }] }],
  ['no file', { revision: 0, files: [] }],
  ['no revision', { files: files('x') }],
  ['a negative revision', { revision: -1, files: files('x') }],
  ['a fraction', { revision: 0.5, files: files('x') }],
  ['a field that nobody knows', { revision: 0, files: files('x'), learner: 'other' }],
  ['a list', []],
  ['nothing', 'null'],
])('%s is refused, and nothing is lost', async (_name, body) => {
  const { url } = companion;
  const before = await load(url);
  const answer = await ask(`${url}api/labs/echo/solution`, {
    method: 'PUT',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
  expect(answer.status).toBe(400);
  expect(faultCode(answer)).toBe('request-invalid');
  expect(await load(url)).toEqual(before);
});

test.each([
  ['{"revision":', 'application/json', 400, 'request-malformed'],
  ['', 'application/json', 400, 'request-malformed'],
  ['revision=0', 'application/x-www-form-urlencoded', 415, 'media-type-unknown'],
  ['{"revision":0,"files":[]}', 'text/plain', 415, 'media-type-unknown'],
  [`{"revision":0,"files":"${'x'.repeat(2_000_000)}"}`, 'application/json', 413, 'request-too-large'],
])('a body that is no JSON, or too much of it: %#', async (body, type, status, code) => {
  const { url } = companion;
  const answer = await ask(`${url}api/labs/echo/solution`, {
    method: 'PUT',
    body,
    headers: { 'content-type': type },
  });
  expect(answer.status).toBe(status);
  expect(faultCode(answer)).toBe(code);
});

test('an unknown lab is a Fault everywhere', async () => {
  const { url } = companion;
  for (const path of ['solution', 'gradings/latest', 'gradings/current', 'runs/current']) {
    const answer = await ask(`${url}api/labs/nope/${path}`);
    expect(answer.status, path).toBe(404);
    expect(faultCode(answer), path).toBe('lab-unknown');
  }
});
