import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { join } from '../../server/runs/tunnel.ts';

interface Ends {
  readonly accepted: Socket;
  readonly connected: Socket;
}

/** A real connection. Only servers keep their half of it open when the other side has ended. */
async function connection(): Promise<Ends> {
  const server = createServer({ allowHalfOpen: true }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const accepting = once(server, 'connection') as Promise<[Socket]>;
  const connected = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [accepted] = await accepting;
  for (const socket of [accepted, connected]) socket.on('error', () => undefined);
  onTestFinished(() => {
    server.close();
    accepted.destroy();
    connected.destroy();
  });
  return { accepted, connected };
}

/** As in the companion: it accepted the client, and connected to the program. */
async function tunnel() {
  const [ofClient, ofProgram] = await Promise.all([connection(), connection()]);
  const client = { near: ofClient.accepted, far: ofClient.connected };
  const program = { near: ofProgram.connected, far: ofProgram.accepted };
  join(client.near, program.near);
  return { client, program };
}

test.each(['client', 'program'] as const)(
  'when we drop the %s, the other side is dropped too',
  async (side) => {
    const ends = await tunnel();
    const other = side === 'client' ? ends.program : ends.client;
    other.far.resume();
    ends[side].near.destroy();
    await expect.poll(() => other.near.destroyed).toBe(true);
  },
);

test('everything a program said before it ended arrives, however slowly it is read', async () => {
  const { client, program } = await tunnel();
  client.far.pause();
  program.far.end(Buffer.alloc(8 * 1024 * 1024, 'x'));
  program.far.resume();
  await new Promise((resolve) => setTimeout(resolve, 200));
  let received = 0;
  client.far.on('data', (chunk: Buffer) => {
    received += chunk.length;
  });
  client.far.resume();
  await once(client.far, 'end');
  expect(received).toBe(8 * 1024 * 1024);
});

test('what still waits for the client when the program has closed is delivered first', async () => {
  let delivered = '';
  const client = new Duplex({
    read: () => undefined,
    write(chunk: Buffer, _encoding, done) {
      setTimeout(() => {
        delivered += chunk.toString();
        done();
      }, 100);
    },
  });
  const program = new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() });
  join(client, program);
  program.push('last words');
  program.push(null);
  program.end();
  await once(program, 'close');
  expect(delivered).toBe('');
  await once(client, 'close');
  expect(delivered).toBe('last words');
});

test('a break on one side is a break on the other', async () => {
  const { client, program } = await tunnel();
  program.far.resume();
  const ended = once(program.far, 'end');
  client.far.resetAndDestroy();
  await ended;
  await expect.poll(() => program.near.destroyed).toBe(true);
});
