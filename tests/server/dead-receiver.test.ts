/** What the manager lesson shows: a receiver that hangs up and reads no more ends the naive server, and not the safe one. */
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { RunEvent, Started } from '../../server/api.ts';
import type { RunClient } from '../../server/play.ts';
import { sharedCompanion } from './companion.ts';
import { EventReader } from './event-stream.ts';
import { ask, json } from './http.ts';

const companion = sharedCompanion({ limits: { startsPerMinute: 1_000 } });
const post = (path: string, body: unknown) => ask(`${companion.url}api/${path}`, { method: 'POST', body });

/** Starts the program and connects alice, bob (a client of the companion's) and carol; then bob dies. */
const withDeadBob = async (program: string) => {
  const { id, events, url = '' } = json(await post('demos/runs', { program })) as Started;
  const reader = await EventReader.open<RunEvent>(new URL(events, companion.url));
  await reader.next('listening');
  const join = async (name: string): Promise<WebSocket> => {
    const address = new URL(`${url}ws?name=${name}`, companion.url).href.replace(/^http/, 'ws');
    const socket = new WebSocket(address);
    await once(socket, 'open');
    return socket;
  };
  const alice = await join('alice');
  const open = { kind: 'websocket', path: '/ws?name=bob' };
  const bob = json(await post(`runs/${id}/clients`, { name: 'bob', open, pong: true })) as RunClient;
  const carol = await join('carol');
  for (const action of [
    { do: 'slow', bytesPerSecond: 0 },
    { do: 'close', code: 1000 },
  ])
    expect((await post(`runs/${id}/clients/${bob.id}`, action)).status).toBe(204);
  return { alice, carol, reader };
};

test('on the safe server the one behind the dead receiver still hears', async () => {
  const { alice, carol } = await withDeadBob('manager');
  alice.send(JSON.stringify({ type: 'broadcast', text: 'hi' }));
  const [data] = (await once(carol, 'message')) as [Buffer];
  expect(JSON.parse(data.toString())).toEqual({ type: 'message', from: 'alice', text: 'hi' });
});

test('the naive server ends with the first broadcast', async () => {
  const { alice, reader } = await withDeadBob('manager/wrong/naive-broadcast');
  alice.on('error', () => undefined);
  alice.send(JSON.stringify({ type: 'broadcast', text: 'hi' }));
  await reader.next('exited');
});
