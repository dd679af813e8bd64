import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { WireEvent } from '../../grader/report.ts';
import type { Host, HostAction } from '../../server/host.ts';
import { host } from '../../server/schemas/answers.ts';
import { sharedCompanion } from './companion.ts';
import { ask, faultCode, json } from './http.ts';
import { Play } from './play.ts';
import { program, run, solutionOf, startRun } from './runs.ts';

const companion = sharedCompanion({ limits: { startsPerMinute: 1_000, requestsPerMinute: 10_000 } });
const reference = new URL('../../labs/09-reconnect/solution.ts', import.meta.url);

/** A client lab's program at play, with the server in our hands. */
class Played extends Play {
  static async start(text?: string): Promise<Played> {
    const solution = solutionOf(text ?? (await readFile(reference, 'utf8')));
    return new Played(companion.url, await startRun(companion.url, solution, 'reconnect'));
  }

  async do(action: HostAction): Promise<Host> {
    const answer = await ask(`${this.api}/server`, { method: 'POST', body: action });
    return host.parse(json(answer));
  }

  /** The path that the next handshake asks for. */
  async request(): Promise<string> {
    const head = await this.seen((event) => event.kind === 'head' && event.from === 'client');
    return head.kind === 'head' ? head.start : '';
  }

  /** The next event from this side of which the text says that. */
  says(from: 'client' | 'server', text: string): Promise<WireEvent> {
    return this.seen((event) => event.kind === 'frame' && event.from === from && event.payload.text === text);
  }

  closes(code: number): Promise<WireEvent> {
    return this.seen(
      (event) => event.kind === 'frame' && event.from === 'client' && event.closeCode === code,
    );
  }
}

test('a program comes to the server, gets events and acknowledges them', async () => {
  const game = await Played.start();
  expect(await game.request()).toBe('GET /?last=0 HTTP/1.1');
  await game.seen((event) => event.kind === 'head' && event.start.includes('101'));
  expect(await game.do({ do: 'event' })).toEqual({ mode: 'accept', lastId: 1, connections: 1 });
  await game.says('server', '{"type":"event","id":1}');
  await game.says('client', '{"type":"ack","id":1}');
});

test('who was cut off comes back, and is given what it has missed', async () => {
  const game = await Played.start();
  await game.request();
  await game.do({ do: 'event' });
  await game.says('client', '{"type":"ack","id":1}');
  await game.do({ do: 'cut' });
  await game.do({ do: 'event' });
  expect(await game.request()).toBe('GET /?last=1 HTTP/1.1');
  await game.says('client', '{"type":"ack","id":2}');
});

test('a server that refuses, and one that is down, is asked again until it accepts', async () => {
  const game = await Played.start();
  await game.request();
  await game.do({ do: 'mode', mode: 'refuse' });
  await game.do({ do: 'cut' });
  await game.request();
  await game.seen((event) => event.kind === 'head' && event.start.includes('503'));
  expect(await game.do({ do: 'mode', mode: 'down' })).toMatchObject({ mode: 'down', connections: 0 });
  await game.do({ do: 'mode', mode: 'accept' });
  await game.request();
  await game.seen((event) => event.kind === 'head' && event.start.includes('101'));
});

test('a silent server says nothing any more, and answers no handshake', async () => {
  const game = await Played.start();
  await game.request();
  await game.seen((event) => event.kind === 'head' && event.start.includes('101'));
  await game.do({ do: 'mode', mode: 'silent' });
  await game.do({ do: 'close', code: 1000 });
  expect(await game.do({ do: 'event' })).toEqual({ mode: 'silent', lastId: 1, connections: 1 });
  await game.do({ do: 'cut' });
  expect(await game.request()).toBe('GET /?last=0 HTTP/1.1');
  expect(await game.do({ do: 'ping' })).toMatchObject({ connections: 0 });
  // What was missed is still there for whoever comes when the server speaks again.
  await game.do({ do: 'cut' });
  await game.do({ do: 'mode', mode: 'accept' });
  await game.says('client', '{"type":"ack","id":1}');
});

test('pings and messages go out as they are asked for', async () => {
  const game = await Played.start();
  await game.request();
  await game.seen((event) => event.kind === 'head' && event.start.includes('101'));
  await game.do({ do: 'ping' });
  await game.seen((event) => event.kind === 'frame' && event.from === 'client' && event.opcode === 10);
  await game.do({ do: 'message', text: '{"type":"news"}' });
  await game.says('server', '{"type":"news"}');
});

test('a close with 1000 is answered, and the program ends without a fault', async () => {
  const game = await Played.start();
  await game.request();
  await game.seen((event) => event.kind === 'head' && event.start.includes('101'));
  await game.do({ do: 'close', code: 1000 });
  await game.closes(1000);
  const { data } = await game.run.events.next('exited');
  expect(data).toMatchObject({ code: 0, signal: null });
  expect(data).not.toHaveProperty('problem');
});

test('a program that is a server itself has none to play', async () => {
  const game = new Play(companion.url, await run(companion.url, await program('websocket')));
  for (const method of ['GET', 'POST']) {
    const body = method === 'POST' ? { body: { do: 'event' } } : {};
    expect(faultCode(await ask(`${game.api}/server`, { method, ...body }))).toBe('run-is-server');
  }
});
