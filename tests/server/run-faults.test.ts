import { once } from 'node:events';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { RunEvent } from '../../server/api.ts';
import type { Faults } from '../../server/play.ts';
import { faults as faultsShape } from '../../server/schemas/answers.ts';
import { sharedCompanion } from './companion.ts';
import { EventReader } from './event-stream.ts';
import { ask, faultCode, json } from './http.ts';
import { base64, Play } from './play.ts';
import { program, run, solutionOf } from './runs.ts';

const companion = sharedCompanion({ limits: { startsPerMinute: 1_000, requestsPerMinute: 10_000 } });

const play = async (name = 'websocket') =>
  new Play(companion.url, await run(companion.url, await program(name)));

const browser = async (url: string, path: string) => {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}${path}`, { perMessageDeflate: false });
  socket.on('error', () => undefined);
  await once(socket, 'open', { signal: AbortSignal.timeout(15_000) });
  return socket;
};

test('faults are told as they are, with what was not named at its default', async () => {
  const game = await play();
  const answer = await game.setFaults({ latencyMs: 30, connections: { 2: { bandwidth: 1_000 } } });
  expect(faultsShape.parse(json(answer))).toMatchObject({
    latencyMs: 30,
    jitterMs: 0,
    bandwidth: null,
    seed: '1',
  });
  expect(json(await ask(`${game.api}/faults`))).toEqual(json(answer));
  expect(json(await game.setFaults({}))).toMatchObject({ latencyMs: 0, connections: {} });
});

test('latency holds every byte back, in both directions', async () => {
  const game = await play();
  await game.setFaults({ latencyMs: 300 });
  const socket = await browser(game.run.url, 'echo');
  const sentAt = performance.now();
  socket.send('hello');
  await once(socket, 'message', { signal: AbortSignal.timeout(15_000) });
  expect(performance.now() - sentAt).toBeGreaterThan(590);
  socket.terminate();
});

test('bandwidth lets so much through in a second', async () => {
  const game = await play();
  await game.setFaults({ bandwidth: 100_000 });
  const socket = await browser(game.run.url, 'echo');
  const sentAt = performance.now();
  socket.send(Buffer.alloc(50_000));
  await once(socket, 'message', { signal: AbortSignal.timeout(15_000) });
  // Half a second there, and what is left of another on the way back.
  expect(performance.now() - sentAt).toBeGreaterThan(500);
  socket.terminate();
});

test('bytes keep their order and their content on a bad network', async () => {
  const game = await play();
  await game.setFaults({ latencyMs: 5, jitterMs: 20, bandwidth: 1_000_000 });
  const socket = await browser(game.run.url, 'echo');
  const received: string[] = [];
  const done = new Promise<void>((resolve) =>
    socket.on('message', (data: Buffer) => {
      received.push(data.toString());
      if (received.length === 300) resolve();
    }),
  );
  const sent = Array.from({ length: 300 }, (_, at) => `${at} ${'x'.repeat(at * 7)}`);
  for (const text of sent) socket.send(text);
  await done;
  expect(received).toEqual(sent);
  socket.close(4000);
  expect((await once(socket, 'close'))[0]).toBe(4000);
});

test('one connection is slow, the others are not', async () => {
  const game = await play();
  const slow = await game.webSocket('/echo');
  await game.setFaults({ connections: { [slow.connection]: { latencyMs: 10_000 } } });
  const fast = await game.webSocket('/echo');
  await game.act(slow, { do: 'message', text: 'late' });
  await game.act(fast, { do: 'message', text: 'soon' });
  const first = await game.seen((event) => event.kind === 'frame' && event.from === 'server');
  expect(first.connection).toBe(fast.connection);
});

test('a connection of a browser is found by its name, frozen, thawed and cut', async () => {
  const game = await play();
  const socket = await browser(game.run.url.replace(/\/$/, '~%EB%AF%BC%EC%88%98/'), 'echo');
  const { connection } = await game.seen((event) => event.kind === 'open' && event.name === '민수');
  const heard: string[] = [];
  socket.on('message', (data: Buffer) => heard.push(data.toString()));
  await game.toConnection(connection, { do: 'freeze' });
  socket.send('held');
  // Another connection shows that the program answers in the meantime.
  const other = await game.webSocket('/echo');
  await game.act(other, { do: 'message', text: 'x' });
  await game.frame(other.connection);
  expect(heard).toEqual([]);
  await game.toConnection(connection, { do: 'thaw' });
  await expect.poll(() => heard).toEqual(['held']);
  await game.toConnection(connection, { do: 'cut' });
  expect((await once(socket, 'close'))[0]).toBe(1006);
  const gone = await game.toConnection(connection, { do: 'cut' });
  expect(gone.status).toBe(404);
  expect(faultCode(gone)).toBe('connection-unknown');
});

test('a program does not learn that a frozen client has gone', async () => {
  const game = await play();
  const socket = await browser(game.run.url.replace(/\/$/, '~tab/'), 'echo');
  const { connection } = await game.seen((event) => event.kind === 'open' && event.name === 'tab');
  await game.toConnection(connection, { do: 'freeze' });
  socket.terminate();
  await once(socket, 'close');
  expect(json(await ask(game.run.url))).toMatchObject({ open: 1 });
  await game.toConnection(connection, { do: 'thaw' });
  await expect.poll(async () => json(await ask(game.run.url))).toMatchObject({ open: 0 });
});

test('a redirect leads back to the connection of the same name', async () => {
  const game = await play('http');
  const answer = await ask(`${game.run.url.replace(/\/$/, '~alice/')}redirect`);
  expect(answer.headers.location).toBe(`/runs/${game.run.id}~alice/headers`);
});

test('connections are cut after a while, each with a note', async () => {
  const game = await play();
  await game.setFaults({ cutAfterMs: { from: 20, to: 400 } });
  const client = await game.open({ open: { kind: 'bytes' } });
  const note = await game.seen(({ kind }) => kind === 'note');
  expect(note).toMatchObject({ connection: client.connection, text: { en: 'The line was cut.' } });
});

test('SIGTERM is the program’s to answer', async () => {
  const text = `import { createServer } from 'node:http';
const server = createServer((_, response) => response.end()).listen(Number(process.env.PORT));
process.on('SIGTERM', () => { console.log('draining'); server.close(() => process.exit(0)); });`;
  const live = await run(companion.url, solutionOf(text));
  const answer = await ask(`${companion.url}api/runs/${live.id}/signal`, {
    method: 'POST',
    body: { signal: 'SIGTERM' },
  });
  expect(answer.status).toBe(204);
  expect((await live.events.next('output')).data.text).toBe('draining\n');
  const { data } = await live.events.next('exited');
  expect(data).toEqual({ type: 'exited', code: 0, signal: null });
});

test('a program that does nothing about SIGTERM ends by it, and nobody calls that a fault', async () => {
  const live = await run(companion.url, await program('http'));
  await ask(`${companion.url}api/runs/${live.id}/signal`, { method: 'POST', body: { signal: 'SIGTERM' } });
  expect((await live.events.next('exited')).data.problem).toBeUndefined();
});

test.each([{}, { kill: true }, { downMs: 300 }])(
  'a restart %j goes on under the same address, and cuts the clients',
  async (how) => {
    const game = await play();
    const socket = await browser(game.run.url, 'echo');
    const closed = once(socket, 'close');
    const answer = await ask(`${game.api}/restart`, { method: 'POST', body: how });
    expect(answer.status).toBe(204);
    await closed;
    await game.run.events.next('restarting');
    await game.run.events.next('listening');
    const again = await browser(game.run.url, 'echo');
    again.terminate();
    expect((json(await ask(game.run.url)) as { open: number }).open).toBeLessThan(2);
  },
);

test('while it is down nobody listens, and a stop ends it for good', async () => {
  const game = await play();
  await ask(`${game.api}/restart`, { method: 'POST', body: { downMs: 30_000 } });
  await game.run.events.next('restarting');
  expect(faultCode(await ask(game.run.url))).toBe('run-not-listening');
  expect((await ask(game.api, { method: 'DELETE' })).status).toBe(204);
  const events = await EventReader.open<RunEvent>(`${game.api}/events`);
  expect((await events.rest()).at(-1)?.event).toBe('exited');
});

test.each([
  ['latency over ten seconds', { latencyMs: 10_001 }],
  ['a bandwidth of nothing', { bandwidth: 0 }],
  ['a connection without a number', { connections: { alice: {} } }],
  ['an unknown knob', { loss: 0.1 }],
])('%s is refused', async (_what, body) => {
  const game = await play();
  expect(faultCode(await game.setFaults(body as Partial<Faults>))).toBe('request-invalid');
});

test('actions on a run that is not the learner’s are refused as unknown', async () => {
  for (const [method, path, body] of [
    ['PUT', 'faults', {}],
    ['POST', 'restart', {}],
    ['POST', 'signal', { signal: 'SIGTERM' }],
    ['POST', 'clients', { open: { kind: 'bytes' } }],
    ['POST', 'connections/1', { do: 'cut' }],
  ] as const) {
    const answer = await ask(`${companion.url}api/runs/nope/${path}`, { method, body });
    expect(faultCode(answer)).toBe('run-unknown');
  }
});

test('raw bytes go out as they are, jitter or not', async () => {
  const game = await play('http');
  await game.setFaults({ jitterMs: 50 });
  const client = await game.open({ open: { kind: 'bytes' } });
  for (const byte of 'GET /headers HTTP/1.1\r\nHost: x\r\n\r\n') {
    await game.act(client, { do: 'bytes', base64: base64(byte) });
  }
  expect(await game.seen((event) => event.kind === 'head' && event.from === 'server')).toMatchObject({
    start: 'HTTP/1.1 200 OK',
  });
});
