import { readdirSync, readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Boxes, createBoxes, type Exit, type Program } from '../../grader/box/index.ts';
import { type Attack, attacks, bundled, escaped } from './hostile.ts';

let boxes: Boxes;
beforeAll(async () => {
  boxes = await createBoxes({ warm: 2 });
});
afterAll(() => boxes.close());

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

/** Runs an attack until it ends, or for as long as it is interesting; then it is disposed of. */
async function run(attack: Attack): Promise<{ output: string; exit: Exit; ended: boolean }> {
  const program = await boxes.start(await bundled(attack));
  let output = '';
  program.onOutput((text) => (output += text));
  await program.listening.then(
    () => provoke(program),
    () => undefined,
  );
  const early = await Promise.race([program.exited, wait(attack.ends.length > 0 ? 20_000 : 200)]);
  await program.dispose();
  return { output, exit: await program.exited, ended: early !== undefined };
}

/** Descriptors and child processes of this process. */
const held = (): number =>
  readdirSync('/proc/self/fd').length +
  readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').split(' ').length;

describe('a hostile program', () => {
  test('comes in many kinds', () => {
    expect(attacks().length).toBeGreaterThanOrEqual(80);
    for (const { name, tries } of attacks()) expect(tries, name).toMatch(/^(never )?(to|not) /);
  });

  describe.concurrent('that tries', () => {
    test.each(attacks().map((attack) => [attack.tries, attack] as const))('%s', async (_, attack) => {
      const { output, exit, ended } = await run(attack);
      expect(output).not.toContain(escaped);
      expect(ended || attack.ends.length === 0).toBe(true);
      if (attack.ends.length > 0) expect(attack.ends).toContain(exit.by);
    });
  });

  test('leaves nothing with the grader: no process, no descriptor, no memory', async () => {
    const calm = attacks().filter(({ name }) => /^fake-/.test(name));
    for (const attack of calm) await run(attack);
    const before = { held: held(), rss: process.memoryUsage.rss() };
    for (const attack of [...calm, ...calm, ...calm]) await run(attack);
    // The pool may be making a box at this moment.
    expect(held()).toBeLessThanOrEqual(before.held + 12);
    expect(process.memoryUsage.rss()).toBeLessThan(before.rss + (64 << 20));
  });
});
