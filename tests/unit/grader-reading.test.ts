import { createServer, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { acceptFor, encodeFrame } from '../../grader/kit/index.ts';
import { bytesOf } from './grader-hex.ts';
import { tryOn } from './grader-trial.ts';

/** Accepts every upgrade and then leaves the frames to `serve`: it answers no ping. */
function byHand(serve: (socket: Duplex) => void): Server {
  const server = createServer((_, response) => response.writeHead(404).end());
  server.on('upgrade', ({ headers }, socket) => {
    socket.on('error', () => undefined);
    socket.write(
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
        `Sec-WebSocket-Accept: ${acceptFor(headers['sec-websocket-key'] ?? '')}\r\n\r\n`,
    );
    serve(socket);
  });
  return server;
}

describe('a program that has read what it was sent', () => {
  test('gets pieces one by one, however small they are and whatever else goes on', async () => {
    const reads: string[] = [];
    const server = byHand((socket) =>
      socket.on('data', (bytes: Buffer) => {
        reads.push(bytes.toString('hex'));
        if (reads.length === 4) socket.write(encodeFrame({ opcode: 1, payload: 'all' }));
      }),
    );
    const { outcome } = await tryOn(server, async (t) => {
      const client = await t.connect('/ws');
      await client.sendApart([bytesOf('81'), bytesOf('82 01'), bytesOf('02'), bytesOf('03 04')]);
      await client.expectText('all');
    });
    expect(reads).toEqual(['81', '8201', '02', '0304']);
    expect(outcome).toBe('pass');
  });

  test('is not given a pong inside a frame that comes in pieces', async () => {
    let all = Buffer.alloc(0);
    const server = byHand((socket) => {
      socket.on('data', (bytes: Buffer) => {
        if (all.length === 0) socket.write(encodeFrame({ opcode: 9, payload: 'p' }));
        all = Buffer.concat([all, bytes]);
        // The pong stands whole behind the four bytes: a head of two, the mask, one byte.
        if (all.length === 4 + 7)
          socket.write(encodeFrame({ opcode: 1, payload: all.toString('hex', 0, 5) }));
      });
    });
    const { outcome } = await tryOn(server, async (t) => {
      const client = await t.connect('/ws');
      await client.sendApart([bytesOf('82 84'), bytesOf('01'), bytesOf('02')]);
      await client.expectText('828401028a');
    });
    expect(outcome).toBe('pass');
  });

  test('has said by then what it says at once', async () => {
    const silent = byHand(() => undefined);
    const talkative = byHand((socket) => socket.write(encodeFrame({ opcode: 1, payload: 'well' })));
    const attempt = (server: Server) =>
      tryOn(server, async (t) => (await t.connect('/ws')).expectNothingSoFar());
    expect(await attempt(silent)).toMatchObject({ outcome: 'pass' });
    expect(await attempt(talkative)).toMatchObject({
      outcome: 'fail',
      failure: { observed: { en: 'a text message of 4 bytes: "well"' } },
    });
  });
});
