import { expect, test } from 'vitest';
import type { Hints } from '../../server/api.ts';
import { hints } from '../../server/schemas/history.ts';
import { openCompanion } from './companion.ts';
import { ask, faultCode, json } from './http.ts';
import { openRoom, type Visitor } from './workshop.ts';

const path = 'api/labs/echo/hints?language=en';
const closed = { open: true, hints: false, solution: false };
const decide = (teacher: Visitor, access: object) =>
  teacher.ask('api/workshop/labs/echo', { method: 'PUT', body: access });

test('hints come in the language that is asked for, by any name of the lab', async () => {
  const { url } = await openCompanion();
  const english = json(await ask(`${url}api/labs/3/hints?language=en`)) as Hints;
  hints.parse(english);
  expect(english.html).toContain('Look');
  expect((json(await ask(`${url}api/labs/echo/hints`)) as Hints).html).toContain('보세요');
  expect(faultCode(await ask(`${url}api/labs/nope/hints`))).toBe('lab-unknown');
  expect(faultCode(await ask(`${url}api/labs/echo/hints?language=../en`))).toBe('request-invalid');
});

test('members get no hints while the instructor keeps them closed; who teaches does', async () => {
  const room = await openRoom();
  const [teacher, assistant] = [await room.signIn('instructor'), await room.signIn('assistant')];
  const [ada, projector] = [await room.join('Ada'), await room.signIn('projector')];
  expect((await ada.ask(path)).status).toBe(200);
  await decide(teacher, closed);
  const refused = await ada.ask(path);
  expect([refused.status, faultCode(refused)]).toEqual([403, 'hints-closed']);
  for (const one of [teacher, assistant]) expect((await one.ask(path)).status).toBe(200);
  expect(faultCode(await projector.ask(path))).toBe('role-refused');
  expect(faultCode(await room.stranger(path))).toBe('workshop-join-first');
  expect((await ada.ask('api/labs/frames/hints?language=en')).text).not.toContain('hints-closed');
  await decide(teacher, { ...closed, hints: true });
  expect((await ada.ask(path)).status).toBe(200);
});

test.each([
  'hints/en/echo/',
  'hints/en/echo/index.html',
  'hints/en/echo/index.html.br',
  '%68ints/en/echo/index.html',
  'hints%2Fen/echo/index.html',
  'en/../hints/en/echo/index.html',
  '/hints/en/echo/index.html',
  './hints/en/echo/index.html',
  'HINTS/en/echo/index.html',
])('nobody reads them around the companion, as /%s', async (address) => {
  const { url } = await openCompanion();
  const answer = await ask(`${url}${address}`, { headers: { 'accept-encoding': 'br' } });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.text).not.toContain('text-stays-text');
});
