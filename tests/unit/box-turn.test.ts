import { describe, expect, test } from 'vitest';
import { testBoxes } from './box.ts';

const box = testBoxes();

describe('an event loop that has turned', () => {
  const answering = `
    import { createServer } from 'node:net';
    createServer((socket) => socket.on('data', (data) => setImmediate(() => socket.write(data)))).listen(8080);`;

  test('has read what was sent before, and its answer has been heard', async () => {
    const program = await box.start(answering);
    await program.listening;
    const socket = await program.connect();
    let heard = '';
    socket.setEncoding('utf8').on('data', (text: string) => (heard += text));
    for (let count = 1; count <= 20; count += 1) {
      socket.write('x');
      await program.turn?.();
      expect(heard).toHaveLength(count);
    }
    socket.destroy();
    await program.dispose();
  });

  test('has read what all have sent who came while it was at work, though it lets them in one by one', async () => {
    const program = await box.start(`
      import { createServer } from 'node:net';
      const pause = new Int32Array(new SharedArrayBuffer(4));
      createServer((socket) => socket.on('data', (data) => {
        if (data.toString() === 'work') Atomics.wait(pause, 0, 0, 300);
        else socket.write(data);
      })).listen(8080);`);
    await program.listening;
    const first = await program.connect();
    first.write('work');
    const sockets = await Promise.all(Array.from({ length: 60 }, () => program.connect()));
    let heard = 0;
    for (const socket of sockets) {
      socket.on('data', () => (heard += 1));
      socket.write('x');
    }
    await program.turn?.();
    expect(heard).toBe(sockets.length);
    for (const socket of [first, ...sockets]) socket.destroy();
    await program.dispose();
  });

  const derive = `process.getBuiltinModule('node:crypto').pbkdf2('a', 'b', 40_000_000, 64, 'sha512', () => undefined);`;

  test.each([
    ['only peers can wake it', '', true],
    ['a timer is due', 'setTimeout(() => undefined, 60_000);', false],
    ['a timer is due that nobody waits for', 'setTimeout(() => undefined, 60_000).unref();', true],
    ['a key is derived in the thread pool', derive, false],
    ['it goes on at every turn', '(function again() { setImmediate(again); })();', false],
  ])('tells whether it has nothing left to do: %s', async (_, more, idle) => {
    const program = await box.start(answering + more);
    await program.listening;
    const peer = await program.connect();
    await expect(program.isIdle?.()).resolves.toBe(idle);
    peer.destroy();
    await program.dispose();
  });

  test('is not waited for once the program has ended', async () => {
    const program = await box.start(answering);
    await program.listening;
    await program.stop();
    await expect(program.turn?.()).rejects.toThrow('has ended');
    await program.dispose();
  });
});
