import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Boxes, Exit, Program } from '../../grader/box/index.ts';
import { type Attack, bundled } from './hostile.ts';

/** What became of an attack: what it printed, how it ended, and whether it did so before it was disposed of. */
export interface Seen {
  readonly output: string;
  readonly exit: Exit;
  readonly ended: boolean;
}

/** Runs an attack until it ends, or for as long as it is interesting; then disposes of it. */
export async function run(boxes: Boxes, attack: Attack): Promise<Seen> {
  const program = await boxes.start(await bundled(attack));
  let output = '';
  program.onOutput((text) => (output += text));
  await program.listening.then(
    () => provoke(program),
    () => undefined,
  );
  const early = await Promise.race([program.exited, wait(attack.ends.length > 0 ? 30_000 : 200)]);
  await program.dispose();
  return { output, exit: await program.exited, ended: early !== undefined };
}

const handshake =
  'GET /ws HTTP/1.1\r\nHost: box\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n';
/** The text `hi`, masked with zeros. */
const message = Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x68, 0x69]);

/** Talks to a program as a check would, and reads at most 4 MiB of what comes. */
async function provoke(program: Program): Promise<void> {
  const socket = await program.connect().catch(() => undefined);
  if (!socket) return;
  const closed = new Promise((resolve) => socket.on('close', resolve));
  readSome(socket);
  socket.write(handshake);
  await Promise.race([closed, wait(100)]);
  if (socket.writable) socket.write(message);
  await Promise.race([closed, program.exited, wait(300)]);
  socket.destroy();
}

function readSome(socket: Socket): void {
  let bytes = 0;
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > 4 << 20) socket.destroy();
  });
}
