import { once } from 'node:events';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { RunEvent, Started } from '../../server/api.ts';
import { openCompanion, sharedCompanion } from './companion.ts';
import { EventReader } from './event-stream.ts';
import { ask, faultCode, json } from './http.ts';
import { program, run, solutionOf } from './runs.ts';

const companion = sharedCompanion({ limits: { startsPerMinute: 1_000 } });

const post = (body: unknown) => ask(`${companion.url}api/demos/runs`, { method: 'POST', body });

const startDemo = async (name: string, variables: Record<string, string> = {}) => {
  const answer = await post({ program: name, variables });
  expect(answer.text).toContain('events');
  expect(answer.status).toBe(201);
  const { id, events, url = '' } = json(answer) as Started;
  const reader = await EventReader.open<RunEvent>(new URL(events, companion.url));
  await reader.next('listening');
  return { id, events: reader, url: new URL(url, companion.url).href };
};

const connect = async (url: string, path: string) => {
  const socket = new WebSocket(new URL(path, url).href.replace(/^http/, 'ws'));
  await once(socket, 'open');
  return socket;
};

test('a demo answers as the reference solution of its lab does', async () => {
  const { url } = await startDemo('echo');
  const socket = await connect(url, 'ws');
  socket.send('hello');
  const [data, isBinary] = (await once(socket, 'message')) as [Buffer, boolean];
  expect([data.toString(), isBinary]).toEqual(['hello', false]);
  socket.close(1000);
  expect((await once(socket, 'close'))[0]).toBe(1000);
});

test('a demo that is stopped goes without a close frame, as a crashed server would', async () => {
  const { id, url } = await startDemo('echo');
  const socket = await connect(url, 'ws');
  const closed = once(socket, 'close');
  await ask(`${companion.url}api/runs/${id}`, { method: 'DELETE' });
  expect((await closed)[0]).toBe(1006);
});

test('a demo leaves the run of the learner alone, and the other way round', async () => {
  const own = await run(companion.url, await program('http'));
  const demo = await startDemo('echo');
  expect((await ask(new URL('hello', own.url))).status).toBeLessThan(500);
  await run(companion.url, await program('http'));
  const socket = await connect(demo.url, 'ws');
  socket.terminate();
});

test.each([
  ['a file of a lab, wrong as it is', 'echo/wrong/text-as-binary'],
  ['a file of a lab in another style', 'echo/right/classes'],
  ['a sample of a lesson', 'samples/lifecycle/echo'],
])('%s runs by its name', async (_what, name) => {
  const { url } = await startDemo(name);
  const socket = await connect(url, 'ws');
  socket.terminate();
});

test('programs of different names run side by side, the same one is replaced', async () => {
  const [one, other] = [await startDemo('echo'), await startDemo('samples/lifecycle/echo')];
  const again = await startDemo('echo');
  expect((await one.events.next('exited')).data.problem?.code).toBe('run-replaced');
  for (const { url } of [other, again]) (await connect(url, 'ws')).terminate();
});

test('demos make room among themselves before they take what a learner runs', async () => {
  const { url } = await openCompanion({ limits: { demosPerLearner: 1 } });
  const own = await run(url, await program('http'));
  own.events.close();
  const start = (name: string) => ask(`${url}api/demos/runs`, { method: 'POST', body: { program: name } });
  const first = json(await start('echo')) as Started;
  expect((await start('samples/lifecycle/echo')).status).toBe(201);
  const events = await EventReader.open<RunEvent>(new URL(first.events, url));
  expect((await events.next('exited')).data.problem?.code).toBe('run-replaced');
  expect((await ask(new URL('headers', own.url))).status).toBe(200);
});

test('variables take the place of the defaults', async () => {
  const text =
    "require('node:http').createServer((_, response) => response.end(process.env.GREETING)).listen(process.env.PORT);";
  const answer = await ask(`${companion.url}api/labs/echo/runs`, {
    method: 'POST',
    body: { ...solutionOf(text), variables: { GREETING: 'hello' } },
  });
  const { events, url = '' } = json(answer) as Started;
  await (await EventReader.open<RunEvent>(new URL(events, companion.url))).next('listening');
  expect((await ask(new URL(url, companion.url))).text).toBe('hello');
});

test.each([
  ['a lab that is not there', 'nowhere'],
  ['a path', 'echo/../../package'],
  ['a path from the root', '/etc/passwd'],
  ['a path out of the samples', 'samples/../../server/index'],
  ['the checks of a lab', 'echo/checks'],
  ['the manifest of a lab', 'echo/lab'],
  ['no name', ''],
])('there is no program by the name of %s', async (_what, name) => {
  const answer = await post({ program: name });
  expect(answer.status).toBe(404);
  expect(faultCode(answer)).toBe('demo-unknown');
});

test.each([
  ['PORT', '1'],
  ['NODE_OPTIONS', '--inspect'],
  ['LD_PRELOAD', '/x.so'],
  ['lower', 'x'],
  ['CONSTRUCTOR-', 'x'],
  ['NAME', 'a\u0000b'],
  ['LONG', 'x'.repeat(501)],
])('a bad variable %s is refused', async (name, value) => {
  const answer = await post({ program: 'echo', variables: Object.fromEntries([[name, value]]) });
  expect(faultCode(answer)).toBe('request-invalid');
});
