import { describe, expect, test } from 'vitest';
import { testBoxes } from './box.ts';

const box = testBoxes();

/** Tells every peer how many of them it has read in the same turn of its event loop. */
const countsTogether = `
  import { createServer } from 'node:net';
  let together = [];
  createServer((socket) => socket.on('data', () => {
    if (together.push(socket) > 1) return;
    setImmediate(() => {
      for (const one of together) one.write(String(together.length));
      together = [];
    });
  })).listen(8080);`;

const peers = 6;

/** Keeps this process from doing anything else, as a busy machine would. */
function dawdle(): void {
  for (const until = performance.now() + 3; performance.now() < until;);
}

describe('what is said at once', () => {
  test('is found together, however long it takes to say it', async () => {
    const program = await box.start(countsTogether);
    await program.listening;
    const sockets = await Promise.all(Array.from({ length: peers }, () => program.connect()));
    await program.turn?.();
    for (let round = 0; round < 10; round += 1) {
      program.atOnce?.(() => {
        for (const socket of sockets) {
          socket.write('x');
          dawdle();
        }
      });
      await program.turn?.();
      expect(sockets.map((socket) => String(socket.read()))).toEqual(sockets.map(() => String(peers)));
    }
    for (const socket of sockets) socket.destroy();
    await program.dispose();
  });

  test('leaves the program at work, whatever comes of saying it', async () => {
    const program = await box.start(countsTogether);
    await program.listening;
    const socket = await program.connect();
    const broken = (): void => {
      socket.write('x');
      throw new Error('broken off');
    };
    expect(() => program.atOnce?.(broken)).toThrow('broken off');
    await program.turn?.();
    expect(String(socket.read())).toBe('1');
    socket.destroy();
    await program.dispose();
  });
});
