import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import type { Trial } from '../../grader/kit/index.ts';
import { acceptFor } from '../../grader/kit/index.ts';
import { bytesOf } from './grader-hex.ts';
import { echo, tcpServer, tryOn, webSocketServer } from './grader-trial.ts';

const answering = (answer: (socket: WebSocket) => void) =>
  webSocketServer((socket) => void socket.on('message', () => answer(socket)));

/** Says hello as text and expects it back. */
async function hello(t: Trial): Promise<void> {
  const client = await t.connect('/ws');
  client.sendText('hello');
  await client.expectText('hello');
}

/** Sends five bytes and expects them back. */
async function bytes(t: Trial): Promise<void> {
  const client = await t.connect('/ws');
  client.sendBinary(bytesOf('00 ff 80 01 02'));
  await client.expectBinary(bytesOf('00 ff 80 01 02'));
}

describe('a client', () => {
  test('passes a check of a server that keeps its promise', async () => {
    const verdict = await tryOn(webSocketServer(), async (t) => {
      await hello(t);
      await bytes(t);
      const client = await t.connect('/ws');
      client.sendJson({ type: 'ping', id: 1 });
      await client.expectJson({ type: 'ping' });
      await client.expectNothing();
      client.ping('x');
      await client.expectPong('x');
      client.close(4001, 'bye');
      await client.expectClose(4001);
      await client.expectEnd();
    });
    expect(verdict).toMatchObject({ outcome: 'pass' });
  });

  test('is not disturbed by what a server may do: pings, unsolicited pongs, fragments', async () => {
    const server = webSocketServer((socket) => {
      socket.pong('unasked');
      socket.ping();
      socket.on('message', (data) => {
        socket.send(Buffer.from('he'), { fin: false, binary: false });
        socket.ping('between');
        socket.send((data as Buffer).subarray(2), { fin: true, binary: false });
      });
    });
    const verdict = await tryOn(server, async (t) => {
      const client = await t.connect('/ws');
      await client.expectNothing();
      client.sendText('hello');
      await client.expectText('hello');
      await client.expectNothing();
    });
    expect(verdict.outcome).toBe('pass');
  });

  test('answers pings of the server, and does not when told so', async () => {
    const server = () =>
      webSocketServer((socket) => {
        socket.ping('are you there');
        socket.on('pong', () => socket.send('pong seen'));
      });
    const answers = await tryOn(server(), async (t) => {
      const client = await t.connect('/ws');
      await client.expectPing();
      await client.expectText('pong seen');
    });
    expect(answers.outcome).toBe('pass');
    const silent = await tryOn(server(), async (t) => {
      const client = await t.connect('/ws', { autoPong: false });
      await client.expectPing();
      await client.settled();
      t.fail({ expected: both('x'), observed: both(String(client.drain().length)) });
    });
    expect(silent.failure?.observed.en).toBe('0');
  });

  test('sees frames that come right behind the handshake', async () => {
    const server = tcpServer((socket) =>
      socket.once('data', (request: Buffer) => {
        const key = /sec-websocket-key: (.*)\r\n/i.exec(request.toString())?.[1] ?? '';
        const head = `HTTP/1.1 101 Yes\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${acceptFor(key)}\r\n\r\n`;
        socket.write(Buffer.concat([Buffer.from(head), bytesOf('81 02 68 69')]));
      }),
    );
    const verdict = await tryOn(server, async (t) => {
      const client = await t.connect('/ws');
      await client.expectText('hi');
    });
    expect(verdict).toMatchObject({ outcome: 'pass' });
  });

  test('sends a message of 1 MiB and takes it back', async () => {
    const verdict = await tryOn(webSocketServer(), async (t) => {
      const client = await t.connect('/ws');
      const text = t.random.textOfBytes(1024 * 1024);
      client.sendText(text);
      await client.expectText(text);
    });
    expect(verdict.outcome).toBe('pass');
  });
});

describe('a knock', () => {
  test('tells of either answer: let in, or refused with a status', async () => {
    const server = webSocketServer((socket) => socket.send('welcome'), {
      verifyClient: ({ req }: { req: IncomingMessage }) => req.url === '/ws?let=me',
    });
    const verdict = await tryOn(server, async (t) => {
      const { client } = await t.knock('/ws?let=me');
      const first = await client?.expectAny();
      if (first?.kind !== 'text') throw new Error('no welcome');
      const refused = await t.knock('/ws');
      refused.response.expectStatus(401);
      if (refused.client) throw new Error('was let in');
    });
    expect(verdict).toMatchObject({ outcome: 'pass' });
  });

  test('of several, made ready before, goes out from all at once', async () => {
    const server = webSocketServer((socket) => socket.close(4001));
    const verdict = await tryOn(server, async (t) => {
      const knocks = await t.knockAtOnce('/ws', { count: 2 });
      if (knocks.length !== 2) throw new Error('not two');
      for (const { client } of knocks) {
        const first = await client?.expectAny();
        if (first?.kind !== 'close') throw new Error('no close');
      }
    });
    expect(verdict).toMatchObject({ outcome: 'pass' });
  });
});

describe('a failure tells what was seen and what usually causes it', () => {
  test('text where binary was sent', async () => {
    const server = answering((socket) => socket.send('\0ÿ'));
    const { outcome, failure, transcript } = await tryOn(server, bytes);
    expect(outcome).toBe('fail');
    expect(failure).toMatchObject({
      promised: { en: 'It is promised.' },
      expected: {
        ko: '5바이트 바이너리 메시지 00 ff 80 01 02',
        en: 'a binary message of 5 bytes: 00 ff 80 01 02',
      },
      observed: { en: 'a text message of 3 bytes: "\\u0000ÿ"' },
    });
    expect(failure?.cause?.en).toContain('{ binary: isBinary }');
    expect(failure?.cause?.ko).toContain('{ binary: isBinary }');
    expect(transcript[failure?.event ?? -1]).toMatchObject({ kind: 'frame', from: 'server', opcode: 1 });
  });

  test.each<[string, (socket: WebSocket) => void, string, RegExp]>([
    [
      'binary for text',
      (socket) => socket.send(Buffer.from('hello')),
      'a binary message of 5 bytes: 68 65 6c 6c 6f',
      /Buffer/,
    ],
    [
      'something added',
      (socket) => socket.send('echo: hello'),
      'a text message of 11 bytes: "echo: hello"',
      /added/,
    ],
    ['a close with 1009', (socket) => socket.close(1009), 'a close frame with code 1009', /maxPayload/],
    [
      'a close with 1011',
      (socket) => socket.close(1011, 'oops'),
      'a close frame with code 1011 "oops"',
      /exception/,
    ],
    [
      'an end without a close',
      (socket) => socket.terminate(),
      'The TCP connection ended without a close frame.',
      /1006/,
    ],
  ])('%s', async (_, answer, observed, cause) => {
    const { failure } = await tryOn(answering(answer), hello);
    expect(failure?.observed.en).toBe(observed);
    expect(failure?.cause?.en).toMatch(cause);
    expect(failure?.cause?.ko).toMatch(/[가-힣]/);
  });

  test('silence, and after what something was missing', async () => {
    const server = answering(() => undefined);
    const { failure, transcript } = await tryOn(server, hello);
    expect(failure?.observed).toEqual({
      ko: '1초 동안 아무것도 오지 않았습니다.',
      en: 'Nothing came for 1 s.',
    });
    expect(transcript[failure?.missingAfter ?? -1]).toMatchObject({ from: 'client', opcode: 1 });
    expect(failure?.cause?.en).toContain('alive');
  });

  test('a program that no longer does anything', async () => {
    const server = tcpServer((socket) =>
      socket.once('data', (request: Buffer) => {
        const key = /sec-websocket-key: (.*)\r\n/i.exec(request.toString())?.[1];
        if (key === undefined) return;
        socket.write(
          `HTTP/1.1 101 Yes\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${acceptFor(key)}\r\n\r\n`,
        );
      }),
    );
    const { outcome, failure } = await tryOn(server, hello);
    // On a machine under load nobody can tell such a program from one that gets no processor.
    if (outcome !== 'inconclusive') expect(failure?.cause?.en).toContain('event loop');
  });

  test('a message that nobody asked for', async () => {
    const server = webSocketServer((socket) => {
      socket.send('welcome');
      echo(socket);
    });
    const { failure } = await tryOn(server, async (t) => (await t.connect('/ws')).expectNothing());
    expect(failure).toMatchObject({
      expected: { en: 'nothing' },
      observed: { en: 'a text message of 7 bytes: "welcome"' },
    });
  });

  test('a difference deep inside a long message', async () => {
    const server = webSocketServer((socket) =>
      socket.on('message', (data) =>
        socket.send(Buffer.from(data as Buffer).fill(0, 5000, 5001), { binary: true }),
      ),
    );
    const { failure } = await tryOn(server, async (t) => {
      const client = await t.connect('/ws');
      const sent = new Uint8Array(10_000).fill(7);
      client.sendBinary(sent);
      await client.expectBinary(sent);
    });
    expect(failure?.observed.en).toContain(
      'unlike from byte 5,000 on: 00 07 07 07 where 07 07 07 07 should be',
    );
  });

  test.each([
    [
      '404',
      'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n',
      'the HTTP response "HTTP/1.1 404 Not Found"',
    ],
    [
      'a wrong accept',
      'HTTP/1.1 101 Yes\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: x\r\n\r\n',
      'Sec-WebSocket-Accept: x',
    ],
    ['no accept', 'HTTP/1.1 101 Yes\r\n\r\n', 'The 101 has no right Sec-WebSocket-Accept header.'],
    ['nonsense', 'hello\r\n\r\n', 'bytes that are no HTTP response'],
  ])('a handshake that is answered with %s', async (_, answer, observed) => {
    const server = tcpServer((socket) => socket.once('data', () => socket.end(answer)));
    const { failure } = await tryOn(server, hello);
    expect(failure?.observed.en).toBe(observed);
  });

  test('a frame that breaks RFC 6455', async () => {
    const server = tcpServer((socket) =>
      socket.once('data', (request: Buffer) => {
        const key = /sec-websocket-key: (.*)\r\n/i.exec(request.toString())?.[1] ?? '';
        socket.write(
          `HTTP/1.1 101 Yes\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${acceptFor(key)}\r\n\r\n`,
        );
        socket.on('data', () => socket.write(bytesOf('81 85 37 fa 21 3d 7f 9f 4d 51 58')));
      }),
    );
    const { failure } = await tryOn(server, hello);
    expect(failure?.observed.en).toBe('a masked frame; a server does not mask (section 5.1)');
  });
});

const both = (text: string) => ({ ko: text, en: text });
