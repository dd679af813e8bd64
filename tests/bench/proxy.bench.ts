import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { createBoxes, findLab, stage } from '../../grader/index.ts';
import type { Started } from '../../server/api.ts';
import { startCompanion } from '../../server/index.ts';

/**
 * What the way through the companion costs: the echo lab's reference in a box, reached straight through its socket,
 * through the run proxy, and through the proxy while somebody watches the wire. Medians of rounds that take turns, so
 * that whatever else this machine does falls on all three alike.
 */
const home = fileURLToPath(new URL('../..', import.meta.url));
const rounds = Number(process.argv[2] ?? 5);
const trips = 2_000;
const messages = 20_000;

const lab = await findLab('echo');
const solution = {
  files: [{ path: 'solution.ts', text: await readFile(join(lab.path, 'solution.ts'), 'utf8') }],
};
const folder = await mkdtemp(join(tmpdir(), 'wirebook-bench-'));
const companion = await startCompanion({ port: 0, dataDir: join(folder, 'data'), siteDir: await site() });
const boxes = await createBoxes({ warm: 1 });
const program = await boxes.start(await stage(lab, solution));
try {
  await program.listening;
  const { url, events } = await run();
  const wire = await program.connect();
  const ways = {
    direct: await open('ws://localhost/ws', () => wire),
    proxied: await open(url),
    watched: await watched(url, events),
  };
  const results = Object.fromEntries(
    Object.keys(ways).map((name) => [name, { tripUs: [], perSecond: [] }]),
  ) as Record<string, { tripUs: number[]; perSecond: number[] }>;
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, socket] of Object.entries(ways)) {
      results[name]?.tripUs.push(await roundTrip(socket));
      results[name]?.perSecond.push(await throughput(socket));
    }
  }
  const table = Object.fromEntries(
    Object.entries(results).map(([name, { tripUs, perSecond }]) => [
      name,
      { roundTripMicroseconds: median(tripUs), messagesPerSecond: median(perSecond) },
    ]),
  );
  console.table(table);
  await mkdir(join(home, '.wirebook/bench'), { recursive: true });
  await writeFile(join(home, '.wirebook/bench/proxy.json'), `${JSON.stringify(table, null, 2)}\n`);
  for (const socket of Object.values(ways)) socket.terminate();
} finally {
  await companion.close();
  await boxes.close();
  await rm(folder, { recursive: true, force: true });
}

/** The companion wants a site; the bench does not. */
async function site(): Promise<string> {
  await writeFile(join(folder, 'index.html'), '');
  return folder;
}

async function run(): Promise<{ url: string; events: string }> {
  const answer = await fetch(`${companion.url}api/labs/echo/runs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(solution),
  });
  const { url = '', events } = (await answer.json()) as Started;
  return {
    url: `${companion.url.replace(/^http/, 'ws')}${url.slice(1)}ws`,
    events: companion.url + events.slice(1),
  };
}

/** Opens a connection with somebody following the run, as the page does. */
async function watched(url: string, events: string): Promise<WebSocket> {
  const stream = await fetch(events);
  void stream.body?.pipeTo(new WritableStream()).catch(() => undefined); // ends with the companion
  return open(url);
}

async function open(url: string, connection?: () => ReturnType<typeof createConnection>): Promise<WebSocket> {
  const socket = new WebSocket(url, {
    perMessageDeflate: false,
    ...(connection && { createConnection: connection }),
  });
  await once(socket, 'open');
  return socket;
}

/** Microseconds there and back, one message at a time. */
async function roundTrip(socket: WebSocket): Promise<number> {
  const began = performance.now();
  for (let trip = 0; trip < trips; trip += 1) {
    socket.send('0123456789abcdef');
    await once(socket, 'message');
  }
  return ((performance.now() - began) / trips) * 1_000;
}

/** Messages a second there and back, all sent at once. */
async function throughput(socket: WebSocket): Promise<number> {
  let left = messages;
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const count = () => {
    left -= 1;
    if (left === 0) resolve(undefined);
  };
  socket.on('message', count);
  const began = performance.now();
  for (let sent = 0; sent < messages; sent += 1) socket.send('0123456789abcdef');
  await promise;
  socket.off('message', count);
  return messages / ((performance.now() - began) / 1_000);
}

function median(values: readonly number[]): number {
  return Math.round(values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0);
}
