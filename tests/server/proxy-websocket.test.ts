import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { sharedCompanion } from './companion.ts';
import { ask, json, rawConnection, rawExchange } from './http.ts';
import { program, run } from './runs.ts';

const companion = sharedCompanion();
const socketRun = async () => run(companion.url, await program('websocket'));

interface ProgramState {
  readonly open: number;
  readonly lastEnd: string;
  readonly unsent: number;
}

async function connect(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url.replace(/^http/, 'ws'), { maxPayload: 64 * 1024 * 1024 });
  await once(socket, 'open', { signal: AbortSignal.timeout(15_000) });
  return socket;
}

const within = () => ({ signal: AbortSignal.timeout(25_000) });

test.each([
  ['text', '안녕하세요', false],
  ['an empty text', '', false],
  ['binary', Buffer.from([0, 255, 128, 10]), true],
  ['1 MiB', Buffer.alloc(1024 * 1024, 'x'), true],
  ['16 MiB', Buffer.alloc(16 * 1024 * 1024, 'y'), true],
])('%s goes there and back unchanged', async (_name, message, binary) => {
  const { url } = await socketRun();
  const socket = await connect(`${url}echo`);
  socket.send(message);
  const [data, isBinary] = (await once(socket, 'message', { signal: AbortSignal.timeout(20_000) })) as [
    Buffer,
    boolean,
  ];
  expect(isBinary).toBe(binary);
  expect(data.equals(Buffer.from(message))).toBe(true);
  socket.terminate();
});

test('ten thousand messages keep their order', async () => {
  const { url } = await socketRun();
  const socket = await connect(`${url}echo`);
  const received: number[] = [];
  const done = new Promise<void>((resolve) =>
    socket.on('message', (data: Buffer) => {
      received.push(Number(data.toString()));
      if (received.length === 10_000) resolve();
    }),
  );
  for (let sent = 0; sent < 10_000; sent += 1) socket.send(String(sent));
  await done;
  expect(received).toEqual(Array.from({ length: 10_000 }, (_, at) => at));
  socket.terminate();
});

describe('ends', () => {
  test('a close with code and reason is passed on from the program', async () => {
    const { url } = await socketRun();
    const socket = await connect(`${url}close`);
    const [code, reason] = (await once(socket, 'close', within())) as [number, Buffer];
    expect([code, reason.toString()]).toEqual([4321, 'enough']);
  });

  test('a close with a code is passed on to the program', async () => {
    const { url } = await socketRun();
    const socket = await connect(`${url}echo`);
    socket.close(4010);
    await once(socket, 'close', within());
    await expect.poll(async () => (json(await ask(url)) as ProgramState).lastEnd).toBe('4010');
  });

  test('a connection that the program cuts is cut for the client', async () => {
    const { url } = await socketRun();
    const socket = await connect(`${url}drop`);
    const [code] = (await once(socket, 'close', within())) as [number];
    expect(code).toBe(1006);
  });

  test('a connection that the client cuts is cut for the program', async () => {
    const { url } = await socketRun();
    const socket = await connect(`${url}echo`);
    expect((json(await ask(url)) as ProgramState).open).toBe(1);
    socket.terminate();
    await expect
      .poll(async () => json(await ask(url)) as ProgramState)
      .toMatchObject({ open: 0, lastEnd: '1006' });
  });

  test('when the program ends, so does every connection to it', async () => {
    const { url, id } = await socketRun();
    const socket = await connect(`${url}echo`);
    const closed = once(socket, 'close', within());
    await ask(`${companion.url}api/runs/${id}`, { method: 'DELETE' });
    await closed;
  });
});

describe('backpressure', () => {
  test('a client that does not read makes the program wait instead of filling our memory', async () => {
    const { url } = await socketRun();
    const before = process.memoryUsage().rss;
    const socket = await connect(`${url}flood`);
    socket.pause();
    // What is not taken stays with the program, up to its own limit of 32 MiB.
    const unsent = async () => (json(await ask(url)) as ProgramState).unsent;
    await expect.poll(unsent, { timeout: 15_000 }).toBeGreaterThan(16 * 1024 * 1024);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
    socket.terminate();
  });

  test('a program that does not read makes the client wait', async () => {
    const { url } = await socketRun();
    const socket = await connect(`${url}sink`);
    for (let sent = 0; sent < 256; sent += 1) socket.send(Buffer.alloc(256 * 1024));
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(socket.bufferedAmount).toBeGreaterThan(32 * 1024 * 1024);
    socket.terminate();
  });
});

describe('handshakes', () => {
  const handshake = (path: string, more = '') =>
    `GET ${path} HTTP/1.1\r\nHost: ${new URL(companion.url).host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
    `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${more}\r\n`;

  test('a refusal arrives as the program gave it, without its cookies', async () => {
    const { url } = await socketRun();
    const answer = await rawExchange(url, handshake(`${new URL(url).pathname}private`));
    expect(answer).toMatch(/^HTTP\/1\.1 401 Unauthorized\r\n/);
    expect(answer).toMatch(/\r\n\r\nrefused$/);
    expect(answer).not.toMatch(/set-cookie/i);
  });

  test('an upgrade that the program does not know is its to refuse: a malformed key', async () => {
    const { url } = await socketRun();
    const request = handshake(`${new URL(url).pathname}echo`).replace('dGhlIHNhbXBsZSBub25jZQ==', 'short');
    expect(await rawExchange(url, request)).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  });

  test('frames in the same packet as the 101 arrive, cookies in it do not', async () => {
    const { url } = await run(companion.url, await program('bad-handshake'));
    const socket = await rawConnection(url);
    socket.write(handshake(new URL(url).pathname));
    let answer = '';
    for await (const chunk of socket) {
      answer += (chunk as Buffer).toString('latin1');
      if (answer.includes('hello')) break;
    }
    expect(answer).toMatch(/^HTTP\/1\.1 101 Switching Protocols\r\n/);
    expect(answer).toMatch(/x-own: kept/i);
    expect(answer).not.toMatch(/set-cookie/i);
    expect(answer.endsWith('\r\n\r\n\x81\x05hello')).toBe(true);
  });

  test('frames in the same packet as the request arrive', async () => {
    const { url } = await socketRun();
    const socket = await rawConnection(url);
    const frame = '\x81\x82\x00\x00\x00\x00hi';
    socket.write(handshake(`${new URL(url).pathname}echo`) + frame, 'latin1');
    let answer = '';
    for await (const chunk of socket) {
      answer += (chunk as Buffer).toString('latin1');
      if (answer.endsWith('\x81\x02hi')) break;
    }
    expect(answer).toMatch(/^HTTP\/1\.1 101 /);
  });

  test('an upgrade to a run that never was is refused with words', async () => {
    expect(await rawExchange(companion.url, handshake('/runs/nope/ws'))).toMatch(
      /^HTTP\/1\.1 404 Not Found\r\n.*run-unknown/s,
    );
  });

  test('an upgrade outside of the runs is an ordinary request', async () => {
    const answer = await rawExchange(
      companion.url,
      handshake('/api/status', '').replace('Connection: Upgrade', 'Connection: Upgrade, close'),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  });
});
