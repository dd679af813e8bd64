/** The code of the lesson on reconnecting does what the lesson says of it, with us as its server. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { closeSamples, hasFastapi, startSample, talk } from './content-samples.ts';

const children: ChildProcess[] = [];
const servers: WebSocketServer[] = [];

afterEach(() => {
  closeSamples();
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const server of servers.splice(0)) server.close();
});

interface Visit {
  readonly socket: WebSocket;
  readonly target: string;
}

/** Starts a sample that is a client, and gives its visits one by one. */
async function visited(file: string) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  servers.push(server);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const visits: Visit[] = [];
  server.on('connection', (socket, { url }: IncomingMessage) => visits.push({ socket, target: url ?? '' }));
  const runs = file.endsWith('.py') ? '/usr/bin/python3' : process.execPath;
  const child = spawn(runs, [`content/samples/reconnect/${file}`], {
    env: { SERVER_URL: `ws://127.0.0.1:${port}/ws`, PYTHONUNBUFFERED: '1', PYTHONDONTWRITEBYTECODE: '1' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.push(child);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const take = async (): Promise<Visit> => {
    await expect.poll(() => visits.length, { timeout: 15_000 }).toBeGreaterThan(0);
    return visits.shift() as Visit;
  };
  const exited = once(child, 'exit').then(([code]: unknown[]) => code);
  return { take, visits, exited, printed: () => output };
}

type Visited = Awaited<ReturnType<typeof visited>>;

const inBoth = (name: string, sample: string, promise: (client: Visited) => Promise<void>): void => {
  test(`${name} (TypeScript)`, async () => promise(await visited(`${sample}.ts`)), 40_000);
  test.runIf(hasFastapi)(`${name} (Python)`, async () => promise(await visited(`${sample}.py`)), 40_000);
};

describe('a client of the lesson', () => {
  for (const sample of ['again', 'backoff'])
    inBoth(
      `${sample}: comes back after a loss and after a goodbye, and shows what it gets`,
      sample,
      async (client) => {
        (await client.take()).socket.terminate();
        (await client.take()).socket.close(1000);
        const { socket } = await client.take();
        socket.send('still here');
        await expect.poll(client.printed, { timeout: 5000 }).toContain('still here');
      },
    );

  inBoth('resume: says the last id that it has seen, and ends with 4001', 'resume', async (client) => {
    const first = await client.take();
    expect(first.target).toBe('/ws?last=0');
    first.socket.send(JSON.stringify({ id: 7, text: 'seven' }));
    await expect.poll(client.printed, { timeout: 5000 }).toContain('seven');
    first.socket.terminate();
    const second = await client.take();
    expect(second.target).toBe('/ws?last=7');
    second.socket.close(4001);
    expect(await client.exited).toBe(0);
  });

  inBoth('resume: ends with 1000, too', 'resume', async (client) => {
    (await client.take()).socket.close(1000);
    expect(await client.exited).toBe(0);
  });
});

describe('a server with a history', () => {
  const names = ['history.ts', ...(hasFastapi ? ['history.py'] : [])];
  test.each(names)('gives whoever comes back what was missed, and then goes on (%s)', async (file) => {
    const server = await startSample(`reconnect/${file}`);
    const first = await talk(server, '/ws?last=0');
    for (const text of ['one', 'two', 'three']) first.socket.send(text);
    const said = async (who: typeof first): Promise<unknown> => {
      const message = await who.next();
      return JSON.parse('text' in message ? message.text : 'null') as unknown;
    };
    for (const [index, text] of ['one', 'two', 'three'].entries())
      expect(await said(first)).toEqual({ id: index + 1, text });
    const back = await talk(server, '/ws?last=1');
    expect(await said(back)).toEqual({ id: 2, text: 'two' });
    expect(await said(back)).toEqual({ id: 3, text: 'three' });
    first.socket.send('four');
    expect(await said(back)).toEqual({ id: 4, text: 'four' });
  });
});

describe('a pitfall', () => {
  /** How often it came within two seconds, of a server that drops whoever comes. */
  async function visits(file: string): Promise<number> {
    const client = await visited(`pitfalls/${file}.ts`);
    const first = await client.take();
    first.socket.terminate();
    let count = 1;
    const end = Date.now() + 2000;
    while (Date.now() < end) {
      for (const { socket } of client.visits.splice(0)) {
        count += 1;
        socket.terminate();
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return count;
  }

  test.each([
    ['at-once', 5],
    ['reset-on-open', 6],
  ])(
    '%s: the wrong half knocks more often than the right one could',
    async (name, most) => {
      expect(await visits(`${name}-right`)).toBeLessThanOrEqual(most);
      expect(await visits(`${name}-wrong`)).toBeGreaterThan(most);
    },
    40_000,
  );

  test('twice: what was refused once comes twice', async () => {
    for (const [file, visitors] of [
      ['twice-right', 1],
      ['twice-wrong', 2],
    ] as const) {
      expect(await afterRefusal(file)).toBe(visitors);
    }
  }, 40_000);
});

/** How many connections stay after one attempt was refused. */
async function afterRefusal(file: string): Promise<number> {
  const sockets = new WebSocketServer({ noServer: true });
  servers.push(sockets);
  let refused = false;
  const server = createServer().on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    if (refused) sockets.handleUpgrade(request, socket, head, () => undefined);
    else socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    refused = true;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const child = spawn(process.execPath, [`content/samples/reconnect/pitfalls/${file}.ts`], {
    env: { SERVER_URL: `ws://127.0.0.1:${port}/ws` },
    stdio: 'ignore',
  });
  children.push(child);
  await expect.poll(() => sockets.clients.size, { timeout: 15_000 }).toBeGreaterThan(0);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  server.close();
  return sockets.clients.size;
}
