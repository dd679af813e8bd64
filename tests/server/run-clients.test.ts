import { describe, expect, test } from 'vitest';
import { mostClients } from '../../server/runs/clients.ts';
import { runClient } from '../../server/schemas/answers.ts';
import { sharedCompanion } from './companion.ts';
import { ask, faultCode, json } from './http.ts';
import { base64, Play } from './play.ts';
import { program, run } from './runs.ts';

const companion = sharedCompanion({ limits: { startsPerMinute: 1_000, requestsPerMinute: 10_000 } });

const play = async (name = 'websocket') =>
  new Play(companion.url, await run(companion.url, await program(name)));

test('a client says a message and hears the answer, shown in the events under its name', async () => {
  const game = await play();
  const alice = await game.webSocket('/echo', { name: 'alice' });
  expect(runClient.parse(alice)).toMatchObject({ name: 'alice', status: 101, open: true });
  const open = await game.seen(({ kind }) => kind === 'open');
  expect(open).toMatchObject({ name: 'alice', connection: alice.connection });
  expect((await game.act(alice, { do: 'message', text: '안녕' })).status).toBe(204);
  expect(await game.frame(alice.connection)).toMatchObject({ opcode: 1, payload: { text: '안녕' } });
});

test('a refused handshake gives its status, and its own headers went out', async () => {
  const game = await play();
  const refused = await game.open({
    open: {
      kind: 'websocket',
      path: '/nowhere',
      protocols: ['chat.v1'],
      headers: { origin: 'http://evil.example' },
    },
  });
  expect(refused.status).toBe(401);
  const head = await game.seen((event) => event.kind === 'head' && event.from === 'client');
  expect(head).toMatchObject({
    headers: expect.arrayContaining([
      ['origin', 'http://evil.example'],
      ['Sec-WebSocket-Protocol', 'chat.v1'],
    ]) as unknown,
  });
});

test('the header names that are given take the place of those of the handshake', async () => {
  const game = await play();
  await game.open({ open: { kind: 'websocket', path: '/echo', headers: { 'sec-websocket-key': 'short' } } });
  const head = await game.seen((event) => event.kind === 'head' && event.from === 'client');
  const keys = head.kind === 'head' ? head.headers.filter(([name]) => /key/i.test(name)) : [];
  expect(keys).toEqual([['sec-websocket-key', 'short']]);
});

describe('frames that no browser sends', () => {
  test.each([
    ['unmasked', { masked: false }, 1002],
    ['with a reserved bit', { rsv2: true }, 1002],
    ['with a reserved opcode', { opcode: 3 }, 1002],
    ['a fragmented ping', { opcode: 9, fin: false }, 1002],
  ])('%s: the program closes', async (_what, frame, code) => {
    const game = await play();
    const client = await game.webSocket('/echo');
    await game.act(client, { do: 'frame', opcode: 1, base64: base64('x'), ...frame });
    expect(await game.frame(client.connection, 8)).toMatchObject({ closeCode: code });
    // The close is answered by itself, and the connection ends.
    await game.seen(({ kind, connection }) => kind === 'end' && connection === client.connection);
  });

  test('a message in two fragments comes back whole', async () => {
    const game = await play();
    const client = await game.webSocket('/echo');
    await game.act(client, { do: 'frame', opcode: 1, fin: false, base64: base64('hel') });
    await game.act(client, { do: 'frame', opcode: 0, base64: base64('lo') });
    expect(await game.frame(client.connection)).toMatchObject({ payload: { text: 'hello' } });
  });

  test('a ping is answered', async () => {
    const game = await play();
    const client = await game.webSocket('/echo');
    await game.act(client, { do: 'frame', opcode: 9, base64: base64('are you there') });
    expect(await game.frame(client.connection, 10)).toMatchObject({ payload: { length: 13 } });
  });
});

describe('bytes', () => {
  test('a request in pieces is answered as any other', async () => {
    const game = await play('http');
    const client = await game.open({ open: { kind: 'bytes' } });
    expect(client.status).toBeUndefined();
    await game.act(client, { do: 'bytes', base64: base64('GET /headers HTTP/1.1\r\nHo') });
    await game.act(client, { do: 'bytes', base64: base64('st: x\r\nX-Odd:   1\r\n\r\n') });
    const head = await game.seen((event) => event.kind === 'head' && event.from === 'server');
    expect(head).toMatchObject({ start: 'HTTP/1.1 200 OK' });
  });

  test('what is no HTTP is shown as bytes, and refused by the program', async () => {
    const game = await play('http');
    const client = await game.open({ open: { kind: 'bytes' } });
    await game.act(client, { do: 'bytes', base64: base64('nonsense\r\n\r\n') });
    const answer = await game.seen((event) => event.kind === 'head' && event.from === 'server');
    expect(answer).toMatchObject({ start: 'HTTP/1.1 400 Bad Request' });
  });
});

describe('pings of the program', () => {
  test('are answered, unless the client was opened to leave them', async () => {
    const game = await play('pinger');
    const [polite, silent] = [await game.webSocket('/'), await game.webSocket('/', { pong: false })];
    const pong = await game.seen(
      (event) => event.kind === 'frame' && event.from === 'client' && event.opcode === 10,
    );
    expect(pong.connection).toBe(polite.connection);
    // The program gives up on whoever does not answer.
    const end = await game.seen(({ kind }) => kind === 'end');
    expect(end.connection).toBe(silent.connection);
  });

  test('are not answered by a frozen client, which never hears of its end', async () => {
    const game = await play('pinger');
    const client = await game.webSocket('/');
    await game.act(client, { do: 'freeze' });
    expect(await game.seen(({ kind }) => kind === 'end')).toMatchObject({ from: 'server' });
    const { clients } = json(await ask(`${game.api}/clients`)) as { clients: unknown[] };
    expect(clients).toMatchObject([{ id: client.id, open: true }]);
    await game.act(client, { do: 'thaw' });
    await expect
      .poll(async () => faultCode(await game.act(client, { do: 'message', text: 'x' })))
      .toBe('client-gone');
  });
});

test('a client that is cut says no goodbye', async () => {
  const game = await play();
  const client = await game.webSocket('/echo');
  expect((await game.act(client, { do: 'cut' })).status).toBe(204);
  expect(await game.seen(({ kind }) => kind === 'end')).toMatchObject({ from: 'client', how: 'reset' });
  await expect.poll(async () => json(await ask(game.run.url))).toMatchObject({ open: 0, lastEnd: '1006' });
});

test('a client that closes is closed in return', async () => {
  const game = await play();
  const client = await game.webSocket('/echo');
  await game.act(client, { do: 'close', code: 4321, reason: 'enough' });
  expect(await game.frame(client.connection, 8)).toMatchObject({ closeCode: 4321 });
  await expect.poll(async () => json(await ask(game.run.url))).toMatchObject({ open: 0, lastEnd: '4321' });
});

test('a client that reads slowly makes the program wait', async () => {
  const game = await play();
  const client = await game.webSocket('/flood');
  await game.act(client, { do: 'slow', bytesPerSecond: 1_000 });
  const unsent = async () => (json(await ask(game.run.url)) as { unsent: number }).unsent;
  await expect.poll(unsent, { timeout: 15_000 }).toBeGreaterThan(8 * 1024 * 1024);
});

test('clients of a run are limited in number, and those that have gone make room', async () => {
  const game = await play();
  const clients = [];
  for (let at = 0; at < mostClients; at += 1) clients.push(await game.open({ open: { kind: 'bytes' } }));
  const one = () => ask(`${game.api}/clients`, { method: 'POST', body: { open: { kind: 'bytes' } } });
  expect(faultCode(await one())).toBe('clients-too-many');
  await game.act(clients[0] as (typeof clients)[0], { do: 'cut' });
  await expect.poll(async () => (await one()).status).toBe(201);
});

test('when the program ends, so do its clients', async () => {
  const game = await play();
  const client = await game.webSocket('/echo');
  await game.act(client, { do: 'freeze' });
  await ask(game.api, { method: 'DELETE' });
  await expect.poll(async () => faultCode(await game.act(client, { do: 'end' }))).toBe('client-gone');
  const late = await ask(`${game.api}/clients`, { method: 'POST', body: { open: { kind: 'bytes' } } });
  expect(faultCode(late)).toBe('run-ended');
});

test.each([
  ['a path with a line break', { open: { kind: 'websocket', path: '/a\r\nX: y' } }],
  ['a header with a line break', { open: { kind: 'websocket', path: '/', headers: { a: 'b\r\nc: d' } } }],
  ['a name of control characters', { name: '\u0007', open: { kind: 'bytes' } }],
  ['no kind', { open: {} }],
])('%s is refused', async (_what, body) => {
  const game = await play();
  expect(faultCode(await ask(`${game.api}/clients`, { method: 'POST', body }))).toBe('request-invalid');
});

test('an unknown client is a Fault', async () => {
  const game = await play();
  const answer = await ask(`${game.api}/clients/nobody`, { method: 'POST', body: { do: 'end' } });
  expect(faultCode(answer)).toBe('client-unknown');
  expect(answer.status).toBe(404);
});
