/** The overhead meter adds up what was really on the wire. */
import { expect, test } from 'vitest';
import type { WireEvent } from '../../grader/report.ts';
import { createTap } from '../../grader/wire/index.ts';
import { Meter } from '../../site/demos/overhead-meter/measure.ts';

/** What a tap makes of these bytes, said at these times. */
function tapped(
  name: string,
  connection: number,
  said: readonly (readonly [number, 'client' | 'server', string | Uint8Array])[],
): WireEvent[] {
  const events: WireEvent[] = [];
  let now = 0;
  const tap = createTap({ connection, name, now: () => now, emit: (event) => events.push(event) });
  for (const [at, side, bytes] of said) {
    now = at;
    tap[side](typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
  }
  return events;
}

const poll = [
  [1, 'client', 'GET /poll?since=0 HTTP/1.1\r\nHost: a\r\nX-Name: 값\r\n\r\n'],
  [30, 'server', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n[1,2]'],
] as const;
const stream = [
  [1, 'client', 'GET /events HTTP/1.1\r\nHost: a\r\n\r\n'],
  [2, 'server', 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n'],
  [10, 'server', '9\r\ndata: 1\n\n\r\n'],
  [20, 'server', '9\r\ndata: 2\n\n\r\n'],
] as const;
const socket = [
  [1, 'client', 'GET /ws HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'],
  [2, 'server', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'],
  [10, 'server', Buffer.from('810131', 'hex')],
  [20, 'server', Buffer.from('810132', 'hex')],
  [25, 'client', Buffer.from('818100000000' + '31', 'hex')],
] as const;

const sum = (said: readonly (readonly [number, string, string | Uint8Array])[]): number =>
  said.reduce((total, [, , bytes]) => total + Buffer.byteLength(bytes), 0);

test('counts every byte of heads, bodies, chunks and frames, and the delay behind the fastest', () => {
  const meter = new Meter();
  const events = [
    tapped('poll', 1, poll),
    tapped('sse', 2, stream),
    tapped('ws', 3, socket),
    tapped('other', 4, poll),
  ];
  for (const event of events.flat()) meter.add(event);
  expect(meter.of('poll')).toEqual({ requests: 1, bytes: sum(poll), updates: 2, delayMs: 15 });
  expect(meter.of('sse')).toEqual({ requests: 1, bytes: sum(stream), updates: 2, delayMs: 0 });
  expect(meter.of('ws')).toEqual({ requests: 1, bytes: sum(socket), updates: 2, delayMs: 0 });
  expect(meter.of('long-poll')).toEqual({ requests: 0, bytes: 0, updates: 0, delayMs: 0 });
});
