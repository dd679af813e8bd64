/** The reference of the event stream lab is understood by a client that somebody else has written, through a cut as well. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { after, away, before, told } from './sse/publications.ts';

const children: ChildProcess[] = [];
const servers: Server[] = [];
const sockets = new Set<Socket>();

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const socket of sockets) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

const started = (args: readonly string[], env: NodeJS.ProcessEnv = process.env): ChildProcess => {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  return child;
};

async function listeningOn(server: Server): Promise<number> {
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** A line between client and server that can be cut. */
const lineTo = (port: number): Promise<number> =>
  listeningOn(
    createServer((client) => {
      const server = connect(port, '127.0.0.1');
      for (const [one, other] of [
        [client, server],
        [server, client],
      ] as const) {
        sockets.add(one);
        one.on('error', () => undefined).on('close', () => other.destroy());
        one.pipe(other);
      }
    }),
  );

async function publishTo(port: number, publications: readonly object[]): Promise<void> {
  for (const publication of publications) {
    const body = JSON.stringify(publication);
    const { status } = await fetch(`http://127.0.0.1:${port}/publish`, { method: 'POST', body });
    expect(status).toBe(202);
  }
}

async function reference(): Promise<number> {
  const free = createServer();
  const port = await listeningOn(free);
  await new Promise((resolve) => free.close(resolve));
  started(['labs/07-sse/solution.ts'], { ...process.env, PORT: String(port), RETRY_MS: '1000' });
  const stats = (): Promise<boolean> =>
    fetch(`http://127.0.0.1:${port}/stats`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(stats, { timeout: 30_000 }).toBe(true);
  return port;
}

test('the package eventsource is told each event once, in order, with its id, through a cut', async () => {
  const port = await reference();
  const client = started(['tests/labs/sse/npm-client.mjs', `http://127.0.0.1:${await lineTo(port)}/events`]);
  let output = '';
  client.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
  const complete = (): string[] => output.split('\n').slice(0, -1);
  const lines = (): unknown[] => complete().map((line): unknown => JSON.parse(line));
  const heard = (): unknown[] => lines().filter((line) => typeof line === 'object');
  const said = (what: string): number => lines().filter((line) => line === what).length;

  await expect.poll(() => said('open'), { timeout: 30_000 }).toBe(1);
  await publishTo(port, before);
  await expect.poll(heard, { timeout: 30_000 }).toHaveLength(before.length);
  for (const socket of sockets) socket.destroy();
  await expect.poll(() => said('error'), { timeout: 30_000 }).toBeGreaterThan(0);
  await publishTo(port, away);
  await expect.poll(() => said('open'), { timeout: 30_000 }).toBe(2);
  await publishTo(port, after);
  await expect.poll(heard, { timeout: 30_000 }).toHaveLength(told.length);
  expect(heard()).toEqual(told);
}, 120_000);
