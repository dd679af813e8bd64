import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { EventLog } from '../../server/streams/event-log.ts';
import { sendEvents } from '../../server/streams/event-stream.ts';
import { EventReader } from './event-stream.ts';

type Tick =
  | { readonly type: 'tick' | 'state'; readonly n: number; readonly text?: string }
  | { readonly type: 'skipped'; readonly events: number };

const small = { maxEvents: 10, maxLength: 1_000_000 };

/** Serves a log over real HTTP; a keep-alive comes soon, a reader that takes nothing is soon given up. */
async function serve(log: EventLog<Tick>): Promise<string> {
  const server = createServer((request, response) => {
    sendEvents(log, request, response, { keepAliveMs: 50, stalledMs: 300 });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

function ticks(log: EventLog<Tick>, from: number, to: number): void {
  for (let n = from; n <= to; n += 1) log.publish({ type: 'tick', n });
}

test('a reader gets what was, then what comes, then the end', async () => {
  const log = new EventLog<Tick>(small);
  ticks(log, 1, 2);
  const reader = await EventReader.open<Tick>(await serve(log));
  expect((await reader.next('tick')).id).toBe(1);
  expect((await reader.next('tick')).id).toBe(2);
  ticks(log, 3, 3);
  expect((await reader.next('tick')).data.n).toBe(3);
  log.end();
  expect(await reader.rest()).toEqual([]);
});

test('what a full log dropped is told, and the ids stay true', async () => {
  const log = new EventLog<Tick>(small);
  ticks(log, 1, 25);
  log.end();
  const events = await (await EventReader.open<Tick>(await serve(log), 5)).rest();
  expect(events[0]).toMatchObject({ id: 15, event: 'skipped', data: { events: 10 } });
  expect(events.slice(1).map(({ id }) => id)).toEqual([16, 17, 18, 19, 20, 21, 22, 23, 24, 25]);
});

test('lasting events outlive the others', async () => {
  const log = new EventLog<Tick>({ ...small, lasting: ({ type }) => type === 'state' });
  log.publish({ type: 'state', n: 1 });
  ticks(log, 2, 25);
  log.end();
  const events = await (await EventReader.open<Tick>(await serve(log))).rest();
  expect(events[0]).toMatchObject({ id: 1, event: 'state' });
  expect(events[1]).toMatchObject({ id: 15, event: 'skipped', data: { events: 14 } });
  expect(events).toHaveLength(12);
});

test('memory is bounded by size as well as by number, and the newest event always stays', () => {
  const log = new EventLog<Tick>({ maxEvents: 1_000, maxLength: 200 });
  ticks(log, 1, 100);
  expect(log.after(0).length).toBeLessThan(6);
  expect(log.after(99)).toHaveLength(1);
});

test('a strange Last-Event-ID reads from the start, one from the future waits for what comes', async () => {
  const log = new EventLog<Tick>(small);
  ticks(log, 1, 3);
  const url = await serve(log);
  const answer = await fetch(url, {
    headers: { 'last-event-id': 'evil\u00e9' },
    signal: AbortSignal.timeout(5_000),
  });
  const { value } = await (answer.body as ReadableStream<Uint8Array>).getReader().read();
  expect(Buffer.from(value ?? []).toString()).toContain('retry:');
  const reader = await EventReader.open<Tick>(url, 99);
  ticks(log, 4, 4);
  expect((await reader.next('tick')).id).toBe(4);
});

test('a silent stream shows that it lives', async () => {
  const reader = await EventReader.open<Tick>(await serve(new EventLog<Tick>(small)));
  void reader.rest().catch(() => undefined);
  await expect.poll(() => reader.comments.length).toBeGreaterThan(1);
});

test('a reader that takes nothing is given up, and nothing piles up for it', async () => {
  const log = new EventLog<Tick>({ maxEvents: 50, maxLength: 100_000_000 });
  const url = new URL(await serve(log));
  const socket = connect(Number(url.port), url.hostname);
  socket.on('error', () => undefined);
  socket.write(`GET / HTTP/1.1\r\nHost: ${url.host}\r\n\r\n`);
  await once(socket, 'data');
  socket.pause();
  await expect.poll(() => log.watched).toBe(1);
  const text = 'x'.repeat(100_000);
  const before = process.memoryUsage().rss;
  for (let n = 0; n < 2_000; n += 1) {
    log.publish({ type: 'tick', n, text });
    if (n % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  await expect.poll(() => log.watched, { timeout: 10_000 }).toBe(0);
  socket.destroy();
});
