/** The code of the handshake lesson does what the lesson says of it. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { closeSamples, hasFastapi, type Sample, startSample, talk } from './content-samples.ts';

afterEach(closeSamples);

const key = 'dGhlIHNhbXBsZSBub25jZQ==';
/** RFC 6455 section 1.3 has this very pair. */
const accept = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';

const request = (headers: readonly string[] = [], connection = 'Upgrade'): string =>
  [
    'GET /ws HTTP/1.1',
    'Host: localhost',
    'Upgrade: websocket',
    `Connection: ${connection}`,
    `Sec-WebSocket-Key: ${key}`,
    ...(headers.some((header) => header.startsWith('Sec-WebSocket-Version'))
      ? []
      : ['Sec-WebSocket-Version: 13']),
    ...headers,
    '\r\n',
  ].join('\r\n');

/** Sends bytes as they are and gives what came back once `enough` has. */
async function exchange({ address }: Sample, bytes: string | Buffer, enough: RegExp): Promise<string> {
  const socket: Socket = 'port' in address ? connect(address) : connect(address.socketPath);
  socket.write(bytes);
  let answer = '';
  const ended = once(socket, 'close');
  socket.on('data', (chunk: Buffer) => {
    answer += chunk.toString('latin1');
    if (enough.test(answer)) socket.destroy();
  });
  socket.on('error', () => undefined);
  setTimeout(() => socket.destroy(), 5000).unref();
  await ended;
  return answer;
}

describe('accept', () => {
  test('answers with the accept of the RFC, then with a frame (TypeScript)', async () => {
    const answer = await exchange(await startSample('handshake/accept.ts'), request(), /ready/);
    expect(answer).toMatch(/^HTTP\/1\.1 101 /);
    expect(answer).toContain(`Sec-WebSocket-Accept: ${accept}\r\n`);
    expect(answer.split('\r\n\r\n')[1]).toBe('\x81\x05ready');
  });
  test.runIf(hasFastapi)('comes to the same sum as the server (FastAPI)', async () => {
    const answer = await exchange(await startSample('handshake/accept.py'), request(), /\x81.{29}/s);
    expect(answer.toLowerCase()).toContain(`sec-websocket-accept: ${accept.toLowerCase()}`);
    expect(answer.split('\r\n\r\n')[1]).toContain(accept);
  });
});

describe('refuse', () => {
  test.each([
    [
      'another version',
      request(['Sec-WebSocket-Version: 8']),
      /^HTTP\/1\.1 426 [^]*\r\nSec-WebSocket-Version: 13\r\n/,
    ],
    ['another path', request().replace('/ws', '/nowhere'), /^HTTP\/1\.1 404 /],
    [
      'no upgrade at all',
      'GET /ws HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
      /^HTTP\/1\.1 426 [^]*websocket/i,
    ],
  ])('%s is answered with a status', async (_, bytes, expected) => {
    expect(await exchange(await startSample('handshake/refuse.ts'), bytes, /\r\n\r\n/)).toMatch(expected);
  });
  test('what is right gets in', async () => {
    const client = await talk(await startSample('handshake/refuse.ts'), '/ws');
    expect(await client.next()).toEqual({ text: 'ready' });
  });
});

describe.each(['ts', 'py'])('subprotocol (%s)', (kind) => {
  test.runIf(kind === 'ts' || hasFastapi)('is the first of the server’s that the client offers', async () => {
    const { address } = await startSample(`handshake/subprotocol.${kind}`);
    const url =
      'port' in address ? `ws://${address.host}:${address.port}/ws` : `ws+unix://${address.socketPath}:/ws`;
    const client = new WebSocket(url, ['chat.v1', 'chat.v2', 'mqtt']);
    const [text] = (await once(client, 'message')) as [Buffer];
    expect([client.protocol, text.toString()]).toEqual(['chat.v2', 'we speak chat.v2']);
    client.terminate();
  });
  test.runIf(kind === 'ts' || hasFastapi)('is left out where there is nothing in common', async () => {
    const sample = await startSample(`handshake/subprotocol.${kind}`);
    const answer = await exchange(sample, request(['Sec-WebSocket-Protocol: mqtt']), /special/);
    expect(answer).toMatch(/^HTTP\/1\.1 101 /);
    expect(answer).not.toMatch(/sec-websocket-protocol/i);
  });
});

describe('pitfall: Connection is a list', () => {
  test.each([
    ['wrong', /^HTTP\/1\.1 400 /],
    ['right', /^HTTP\/1\.1 101 /],
  ])('keep-alive, Upgrade: %s', async (half, expected) => {
    const sample = await startSample(`handshake/pitfalls/connection-${half}.ts`);
    expect(await exchange(sample, request([], 'keep-alive, Upgrade'), /\r\n\r\n/)).toMatch(expected);
    expect(await exchange(sample, request(), /\r\n\r\n/)).toMatch(/^HTTP\/1\.1 101 /);
  });
});

describe('pitfall: what comes right behind the request', () => {
  /** Text frames "first" and "second", masked with zeros. */
  const frame = (text: string): Buffer =>
    Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), Buffer.from(text)]);

  test.each([
    ['wrong', ['second']],
    ['right', ['first', 'second']],
  ])('in the same packet: %s', async (half, heard) => {
    const { address } = await startSample(`handshake/pitfalls/head-${half}.ts`);
    const socket = connect(address as { port: number; host: string });
    socket.write(Buffer.concat([Buffer.from(request()), frame('first')]));
    let answer = '';
    socket.on('data', (chunk: Buffer) => {
      if (answer === '') socket.write(frame('second'));
      answer += chunk.toString('latin1');
    });
    await expect.poll(() => answer).toContain('second');
    socket.destroy();
    expect(['first', 'second'].filter((text) => answer.includes(text))).toEqual(heard);
  });
});
