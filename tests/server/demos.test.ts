import { once } from 'node:events';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { RunEvent, Started } from '../../server/api.ts';
import { sharedCompanion } from './companion.ts';
import { EventReader } from './event-stream.ts';
import { ask, faultCode, json } from './http.ts';
import { program, run } from './runs.ts';

const companion = sharedCompanion({ limits: { startsPerMinute: 1_000 } });

const startDemo = async (slug: string) => {
  const answer = await ask(`${companion.url}api/demos/${slug}/runs`, { method: 'POST' });
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

test('there is no demo of a lab that is not there', async () => {
  const answer = await ask(`${companion.url}api/demos/nowhere/runs`, { method: 'POST' });
  expect(answer.status).toBe(404);
  expect(faultCode(answer)).not.toBe('');
});
