/**
 * The references of the labs that speak RFC 6455 by hand, against what others have written: the cases of the Autobahn
 * testsuite on its own engine, and clients by four other hands. docs/decisions/conformance.md has the figures.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket as Ws } from 'ws';
import { autobahn } from '../runner/needs.ts';

const python = '/usr/bin/python3';
const here = new URL('conformance/', import.meta.url).pathname;
const hasAutobahn = await autobahn.present();

const servers: ChildProcess[] = [];
afterAll(() => {
  for (const server of servers) server.kill('SIGKILL');
});

/** Starts the reference of a lab as a learner would by hand; resolves with its port. */
async function started(lab: string): Promise<number> {
  const free = createServer().listen(0, '127.0.0.1');
  await once(free, 'listening');
  const { port } = free.address() as AddressInfo;
  free.close();
  const file = new URL(`../../labs/${lab}/solution.ts`, import.meta.url).pathname;
  servers.push(spawn(process.execPath, [file], { env: { PORT: String(port) }, stdio: 'ignore' }));
  await vi.waitUntil(() => reached(port), { timeout: 20_000 });
  return port;
}

async function reached(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

interface Verdict {
  readonly case: string;
  readonly ok: boolean;
  readonly observed: string;
}

describe.runIf(hasAutobahn)('the reference of the frames lab', () => {
  it('passes the 247 cases of the Autobahn testsuite, sections 1 to 7 and 10', async () => {
    const port = await started('02-frames');
    const args = ['-B', `${here}run.py`, `ws://127.0.0.1:${port}/ws`];
    const { stdout } = await promisify(execFile)(python, args, { timeout: 150_000 });
    const verdicts = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Verdict);
    expect(verdicts.filter(({ ok }) => !ok)).toEqual([]);
    expect(verdicts).toHaveLength(247);
  }, 180_000);
});

describe('the reference of the handshake lab', () => {
  let port = 0;
  beforeAll(async () => {
    port = await started('01-handshake');
  }, 30_000);

  it('is understood by ws, offering compression', async () => {
    const client = new Ws(`ws://127.0.0.1:${port}/ws`, ['chat.v1', 'x'], { perMessageDeflate: true });
    const [data] = (await once(client, 'message')) as [Buffer];
    client.close(4001, 'bye');
    const [code] = (await once(client, 'close')) as [number];
    expect([String(data), client.protocol, client.extensions, code]).toEqual(['ready', 'chat.v1', '', 4001]);
  });

  it("is understood by Node's own WebSocket", async () => {
    const client = new WebSocket(`ws://127.0.0.1:${port}/ws`, 'chat.v1');
    const [message] = (await once(client, 'message')) as [MessageEvent<string>];
    client.close(4001, 'bye');
    const [close] = (await once(client, 'close')) as [CloseEvent];
    expect([message.data, client.protocol, close.code, close.wasClean]).toEqual([
      'ready',
      'chat.v1',
      4001,
      true,
    ]);
  });

  it.runIf(hasAutobahn).each(['websockets_client.py', 'autobahn_client.py'])(
    'is understood by %s',
    async (file) => {
      const args = ['-B', `${here}${file}`, `ws://127.0.0.1:${port}/ws`];
      const { stdout } = await promisify(execFile)(python, args, { timeout: 60_000 });
      expect(stdout.trim()).toBe('ready chat.v1 4001');
    },
    90_000,
  );

  const usual = {
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version': '13',
  };

  /** What the tests of the Python library `websockets` (tests/test_server.py) refuse, by their names there. */
  it.each([
    ['missing_connection', { Connection: undefined }, 426],
    ['invalid_connection', { Connection: 'close' }, 426],
    ['missing_upgrade', { Upgrade: undefined }, 426],
    ['invalid_upgrade', { Upgrade: 'h2c' }, 426],
    ['missing_key', { 'Sec-WebSocket-Key': undefined }, 400],
    ['multiple_key', { 'sec-websocket-key': usual['Sec-WebSocket-Key'] }, 400],
    ['invalid_key', { 'Sec-WebSocket-Key': 'not Base64 data!' }, 400],
    ['truncated_key', { 'Sec-WebSocket-Key': usual['Sec-WebSocket-Key'].slice(0, 16) }, 400],
    ['missing_version', { 'Sec-WebSocket-Version': undefined }, 426],
    ['multiple_version', { 'sec-websocket-version': '11' }, 426],
    ['invalid_version', { 'Sec-WebSocket-Version': '11' }, 426],
    ['none of it', {}, 101],
  ])('answers %s as it should', async (_, headers, status) => {
    const fields = Object.entries({ Host: 'localhost', ...usual, ...headers } as Record<
      string,
      string | undefined
    >);
    const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}\r\n`]));
    const socket = connect(port, '127.0.0.1');
    socket.write(`GET /ws HTTP/1.1\r\n${lines.join('')}\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    expect(answer.toString('latin1', 0, 12)).toBe(`HTTP/1.1 ${status}`);
  });
});
