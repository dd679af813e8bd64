import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { labsFolder } from '../../grader/labs.ts';
import type { Attempt, History, Solution, Started } from '../../server/api.ts';
import { honestAttempts } from '../../server/history/access.ts';
import { attempt, history } from '../../server/schemas/history.ts';
import { openCompanion, temporaryFolder } from './companion.ts';
import { type Answer, ask, type Ask, faultCode, json } from './http.ts';
import { solutionOf } from './runs.ts';
import { openRoom, type Visitor } from './workshop.ts';

type Asker = (path: string, asked?: Ask) => Promise<Answer>;
const to =
  (url: string): Asker =>
  (path, asked) =>
    ask(`${url}${path}`, asked);

const askerOf =
  (visitor: Visitor): Asker =>
  (path, asked) =>
    visitor.ask(path, asked);

const echo = async (name: string): Promise<Solution> =>
  solutionOf(await readFile(join(labsFolder, '03-echo', `${name}.ts`), 'utf8'));
/** Does not even listen: graded in no time, and no honest attempt. */
const dud = (number: number): Solution => solutionOf(`process.exit(0); // ${number}`);
/** Does something: each text is a different attempt. */
const honest = async (number: number): Promise<Solution> => {
  const { files } = await echo('wrong/binary-as-text');
  return solutionOf(`${files[0]?.text ?? ''}\n// ${number}\n`);
};

async function check(asks: Asker, solution: Solution): Promise<void> {
  const answer = await asks('api/labs/echo/gradings', { method: 'POST', body: solution });
  expect(answer.status, answer.text).toBe(202);
  const { events } = json(answer) as Started;
  expect((await asks(events.slice(1))).text).toContain('event: finished');
}

const look = async (asks: Asker): Promise<History> => {
  const seen = json(await asks('api/labs/echo/attempts'));
  history.parse(seen);
  return seen as History;
};
const codeOf = async (asks: Asker, number: number): Promise<Attempt> => {
  const seen = json(await asks(`api/labs/echo/attempts/${number}`));
  attempt.parse(seen);
  return seen as Attempt;
};
const keep = async (asks: Asker, body: Solution): Promise<Attempt> => {
  const answer = await asks('api/labs/echo/attempts', { method: 'POST', body });
  expect(answer.status).toBe(201);
  return json(answer) as Attempt;
};
const reference = (asks: Asker) => asks('api/labs/echo/reference');

test('every check is a point to go back to, with its code and its score, newest first', async () => {
  const asks = to((await openCompanion()).url);
  expect(await look(asks)).toEqual({ attempts: [], reference: { open: false, left: honestAttempts } });
  const [mistaken, right] = [await echo('wrong/binary-as-text'), await echo('solution')];
  await check(asks, mistaken);
  await check(asks, right);
  const { attempts } = await look(asks);
  expect(attempts.map(({ number, best }) => [number, best])).toEqual([
    [2, true],
    [1, false],
  ]);
  const [passed, failed] = attempts.map(({ verdict }) => verdict);
  expect(passed).toMatchObject({ outcome: 'pass', earned: passed?.possible, passed: passed?.checks });
  expect(failed).toMatchObject({ outcome: 'fail', possible: passed?.possible, checks: passed?.checks });
  expect(failed?.earned).toBeLessThan(passed?.earned ?? 0);
  expect((await codeOf(asks, 1)).files).toEqual(mistaken.files);
  expect((await codeOf(asks, 2)).files).toEqual(right.files);
});

test('the same code checked again is one attempt, and a companion that starts again knows it', async () => {
  const dataDir = await temporaryFolder();
  const first = await openCompanion({ dataDir });
  for (const solution of [dud(1), dud(1), dud(2)]) await check(to(first.url), solution);
  const before = await look(to(first.url));
  expect(before.attempts).toHaveLength(2);
  await first.close();
  expect(await look(to((await openCompanion({ dataDir })).url))).toEqual(before);
});

test('what a page replaces is kept unchecked, once', async () => {
  const asks = to((await openCompanion()).url);
  await check(asks, dud(1));
  const kept = await keep(asks, dud(2));
  expect(attempt.parse(kept)).toMatchObject({ number: 2, verdict: null, best: false });
  expect(await keep(asks, dud(2))).toEqual(kept);
  expect((await keep(asks, dud(1))).number).toBe(1);
  expect((await look(asks)).attempts.map(({ number }) => number)).toEqual([2, 1]);
});

test('an attempt that is not there, of another lab or no number, is a Fault', async () => {
  const asks = to((await openCompanion()).url);
  await keep(asks, dud(1));
  for (const path of ['labs/echo/attempts/2', 'labs/pump/attempts/1']) {
    const answer = await asks(`api/${path}`);
    expect(answer.status, path).toBe(404);
    expect(faultCode(answer), path).toBe('attempt-unknown');
  }
  for (const number of ['0', '-1', 'x', '1.5'])
    expect(faultCode(await asks(`api/labs/echo/attempts/${number}`)), number).toBe('request-invalid');
  for (const path of ['attempts', 'attempts/1', 'reference'])
    expect(faultCode(await asks(`api/labs/nope/${path}`)), path).toBe('lab-unknown');
});

test('the reference opens with a pass, and stays open', async () => {
  const asks = to((await openCompanion()).url);
  const closed = await reference(asks);
  expect(closed.status).toBe(403);
  expect(faultCode(closed)).toBe('reference-closed');
  await check(asks, await echo('solution'));
  await check(asks, dud(1));
  expect((await look(asks)).reference).toEqual({ open: true, left: 0 });
  expect(json(await reference(asks))).toEqual(await echo('solution'));
});

test('the reference opens after an honest number of attempts, and only those count', async () => {
  const asks = to((await openCompanion()).url);
  const left = async () => (await look(asks)).reference.left;
  await check(asks, dud(1));
  await check(asks, solutionOf('no TypeScript at all'));
  await keep(asks, dud(99));
  expect(await left()).toBe(honestAttempts);
  for (const number of [1, 2, 1]) await check(asks, await honest(number));
  expect(await left()).toBe(honestAttempts - 2);
  for (let number = 3; number < honestAttempts; number += 1) await check(asks, await honest(number));
  expect(faultCode(await reference(asks))).toBe('reference-closed');
  await check(asks, await honest(honestAttempts));
  expect((await reference(asks)).status).toBe(200);
});

test('in a workshop the instructor opens the reference, a pass does too, and attempts do not', async () => {
  const room = await openRoom();
  const [ada, bob] = [askerOf(await room.join('Ada')), askerOf(await room.join('Bob'))];
  const instructor = askerOf(await room.signIn('instructor'));
  for (let number = 1; number <= honestAttempts; number += 1) await check(ada, await honest(number));
  expect((await look(ada)).reference).toEqual({ open: false, left: null });
  expect(faultCode(await reference(ada))).toBe('reference-not-opened');
  expect((await reference(instructor)).status).toBe(200);
  await check(bob, await echo('solution'));
  expect((await reference(bob)).status).toBe(200);

  const access = { open: true, hints: true, solution: true };
  await instructor('api/workshop/labs/echo', { method: 'PUT', body: access });
  expect((await reference(ada)).status).toBe(200);
  await instructor('api/workshop/labs/echo', { method: 'PUT', body: { ...access, solution: false } });
  expect((await reference(ada)).status).toBe(403);
  expect((await look(bob)).attempts).toHaveLength(1);
});

test('nobody sees what others tried, and whoever is paused keeps nothing', async () => {
  const room = await openRoom();
  const [ada, bob] = [askerOf(await room.join('Ada')), askerOf(await room.join('Bob'))];
  await keep(ada, dud(1));
  expect((await look(bob)).attempts).toEqual([]);
  expect(faultCode(await bob('api/labs/echo/attempts/1'))).toBe('attempt-unknown');
  const instructor = askerOf(await room.signIn('instructor'));
  await instructor('api/workshop/pause', { method: 'PUT', body: { paused: true } });
  const refused = await ada('api/labs/echo/attempts', { method: 'POST', body: dud(2) });
  expect(faultCode(refused)).toBe('workshop-paused');
  expect((await look(ada)).attempts).toHaveLength(1);
});
