import { expect, test } from 'vitest';
import { openCompanion } from './companion.ts';
import { ask, faultCode } from './http.ts';
import { program, run, solutionOf } from './runs.ts';

test('a learner who starts too often is told when to try again', async () => {
  const { url } = await openCompanion({ limits: { startsPerMinute: 3 } });
  const start = async () =>
    ask(`${url}api/labs/echo/runs`, { method: 'POST', body: solutionOf('process.exit()') });
  for (let at = 0; at < 3; at += 1) expect((await start()).status).toBe(201);
  const refused = await start();
  expect(refused.status).toBe(429);
  expect(faultCode(refused)).toBe('too-many-requests');
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  // Reading and saving go on.
  expect((await ask(`${url}api/labs/echo/solution`)).status).toBe(200);
});

test('pages are not counted, other requests of the API are', async () => {
  const { url } = await openCompanion({ limits: { requestsPerMinute: 5 } });
  for (let at = 0; at < 20; at += 1) expect((await ask(`${url}ko/`)).status).toBe(200);
  const answers = [];
  for (let at = 0; at < 6; at += 1) answers.push((await ask(`${url}api/labs/echo/runs/current`)).status);
  expect(answers).toEqual([204, 204, 204, 204, 204, 429]);
});

test('the program that was unused for longest makes room, one that is in use never does', async () => {
  const { url } = await openCompanion({ limits: { runs: 1 } });
  const used = await run(url, await program('http'));
  const demo = () => ask(`${url}api/demos/runs`, { method: 'POST', body: { program: 'echo' } });
  const refused = await demo();
  expect(refused.status).toBe(429);
  expect(faultCode(refused)).toBe('runs-full');
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  used.events.close();
  await expect.poll(async () => (await demo()).status).toBe(201);
  await expect.poll(async () => (await ask(used.url)).status).toBe(410);
});
