import { describe, expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import type { Trial } from '../../grader/kit/index.ts';
import { echo, tcpServer, tryOn, webSocketServer } from './grader-trial.ts';

const answering = (answer: (socket: WebSocket) => void) =>
  webSocketServer((socket) => void socket.on('message', () => answer(socket)));

describe('a check', () => {
  test('that goes on beyond its budget fails without waiting for more', async () => {
    const server = webSocketServer();
    const forever = async (t: Trial): Promise<void> => {
      const client = await t.connect('/ws');
      for (;;) await client.settled();
    };
    const { outcome, failure, problem } = await tryOn(server, forever, { budgetMs: 200 });
    expect(failure?.expected.en ?? problem?.code).toMatch(/over within 0.2 s|machine-overloaded/);
    expect(['fail', 'inconclusive']).toContain(outcome);
  });

  test('that is broken itself is our error, not a failure', async () => {
    const { outcome, problem } = await tryOn(webSocketServer(), () => Promise.reject(new TypeError('ours')));
    expect(outcome).toBe('error');
    expect(problem).toMatchObject({
      code: 'check-broken',
      message: { en: expect.stringContaining('ours') as string },
    });
  });

  test('may be told usual mistakes by what was seen', async () => {
    const server = answering((socket) => socket.send('HELLO'));
    const say = both('대문자로 바꾸지 마세요.');
    const { failure } = await tryOn(server, async (t) => {
      const client = await t.connect('/ws');
      client.sendText('hello');
      await client.expectText('hello', {
        causes: [{ when: (seen) => seen?.kind === 'text' && seen.text === 'HELLO', say }],
        cause: both('else'),
      });
    });
    expect(failure?.cause).toEqual(say);
  });

  test('asks again until what it asks for is so', async () => {
    let asked = 0;
    const server = webSocketServer(echo, {}, (_, response) =>
      response.end(JSON.stringify({ connections: ++asked, more: [] })),
    );
    const { outcome } = await tryOn(server, async (t) => {
      await t.eventually(async () =>
        (await t.get('/stats')).expectStatus(200).expectJson({ connections: 5 }),
      );
    });
    expect(outcome).toBe('pass');
  });

  test('reads an event stream', async () => {
    const server = webSocketServer(echo, {}, (request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(
        `retry: 2000\n\nid: 1\ndata: ${request.url}\n\n: still here\n\nevent: news\ndata: a\ndata: b\n\n`,
      );
    });
    const { outcome } = await tryOn(server, async (t) => {
      const stream = await t.eventStream('/events');
      stream.response.expectStatus(200).expectHeader('content-type', /^text\/event-stream/);
      await stream.expectRetry(2000);
      await stream.expectEvent({ id: '1', data: '/events', event: 'message' });
      await stream.expectComment();
      await stream.expectEvent({ event: 'news', data: 'a\nb' });
      stream.expectNothing();
    });
    expect(outcome).toBe('pass');
  });

  test('takes a response whose end is that of the connection for whole', async () => {
    const server = tcpServer((socket) =>
      socket.on('data', () => socket.end('HTTP/1.1 426 Upgrade Required\r\n\r\nNo.')),
    );
    const { outcome } = await tryOn(server, async (t) => {
      const refusal = await t.upgrade('/ws');
      expect(refusal.expectStatus(426).text).toBe('No.');
      (await t.get('/')).expectStatus(426);
    });
    expect(outcome).toBe('pass');
  });

  test('says by hand what no library would, and goes on as a client', async () => {
    const { outcome, transcript } = await tryOn(webSocketServer(), async (t) => {
      const odd = await t.socket('odd');
      odd.send('GET // HTTP/1.1\r\nHost: a\r\n\r\n');
      (await odd.expectResponse()).expectStatus('4xx');
      const slow = await t.socket('slow');
      const key = 'dGhlIHNhbXBsZSBub25jZQ==';
      await slow.sendSlowly(
        `GET /ws HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
      );
      const response = (await slow.expectResponse()).expectStatus(101);
      response.expectHeader('Sec-WebSocket-Accept', 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
      const client = slow.client(response);
      client.sendFrame({ opcode: 1, payload: 'a', mask: null });
      await client.expectClose(1002);
    });
    expect(outcome).toBe('pass');
    expect(transcript.filter(({ kind }) => kind === 'open')).toMatchObject([
      { name: 'odd' },
      { name: 'slow' },
    ]);
  });

  test('draws the same chance from the same seed', async () => {
    const drawn: string[] = [];
    const draw = (t: Trial): Promise<void> => {
      drawn.push(
        [t.random.text(), t.random.name(), t.random.integer(1, 1000), t.random.bytes(3).join()].join(),
      );
      return Promise.resolve();
    };
    await tryOn(webSocketServer(), draw);
    await tryOn(webSocketServer(), draw);
    expect(drawn[0]).toBe(drawn[1]);
  });

  test('cuts a program off that never stops sending', async () => {
    const server = webSocketServer((socket) => {
      const flood = (): void => {
        for (let turn = 0; turn < 200; turn += 1) socket.send('x');
        if (socket.readyState === 1) setImmediate(flood);
      };
      flood();
    });
    const { outcome, failure, transcript } = await tryOn(server, async (t) => {
      const client = await t.connect('/ws');
      await client.expectEnd({ within: 8000 });
    });
    expect(outcome).toBe('fail');
    expect(failure?.observed.en).toContain('never stopped sending');
    expect(transcript.length).toBeLessThan(1000);
  });
});

const both = (text: string) => ({ ko: text, en: text });
