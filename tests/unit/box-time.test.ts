import { describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { BoxChannel } from '../../grader/box/channel.ts';
import type { Program } from '../../grader/box/index.ts';
import { eventually, outputOf, testBoxes } from './box.ts';

const box = testBoxes();

/** Starts code on virtual time in a program that stays alive by a server, and collects what it prints. */
async function timed(code: string): Promise<{ program: Program; printed: () => string[] }> {
  const program = await box.start(
    `import { createServer } from 'node:net';
     const server = createServer(() => undefined);
     await new Promise((resolve) => server.listen(8080, resolve));
     ${code}
     console.log('ready');`,
    { virtualTime: true },
  );
  let text = '';
  program.onOutput((chunk) => (text += chunk));
  const ready = 'ready\n';
  await eventually(() => (text.includes(ready) ? text : undefined));
  const after = (): string => text.slice(text.indexOf(ready) + ready.length);
  return {
    program,
    printed: () =>
      after()
        .split('\n')
        .filter((line) => line !== ''),
  };
}

/** What was printed once the pipe has brought `line`. */
const until = async (printed: () => string[], line: string): Promise<string[]> =>
  eventually(() => (printed().includes(line) ? printed() : undefined));

describe('virtual time', () => {
  test('does not wait for the last word of a program that says nothing', async () => {
    const { program } = await timed('setInterval(() => undefined, 100);');
    const trips = vi.spyOn(BoxChannel.prototype, 'send');
    await program.advance(1000);
    expect(trips.mock.calls.length).toBeLessThan(25);
    trips.mockRestore();
    await program.dispose();
  });

  test('stands until it is advanced, then runs timers in the order in which they are due', async () => {
    const { program, printed } = await timed(`
      setTimeout(() => console.log('c'), 30_000);
      setTimeout(() => console.log('a'), 10_000);
      setTimeout(() => console.log('b'), 30_000 - 1);
      setTimeout(() => console.log('d'), 30_000);
      setTimeout(() => console.log('never'), 30_001);`);
    expect(printed()).toEqual([]);
    await program.advance(9_999);
    expect(printed()).toEqual([]);
    await program.advance(1);
    expect(await until(printed, 'a')).toEqual(['a']);
    await program.advance(20_000);
    expect(await until(printed, 'd')).toEqual(['a', 'b', 'c', 'd']);
    await program.dispose();
  });

  test('drains microtasks and ticks between timers that are due together', async () => {
    const { program, printed } = await timed(`
      for (const name of ['one', 'two']) setTimeout(async () => {
        console.log(name);
        process.nextTick(() => console.log(name + ' tick'));
        await null;
        console.log(name + ' microtask');
      }, 100);`);
    await program.advance(100);
    expect(await until(printed, 'two microtask')).toEqual([
      ...['one', 'one tick', 'one microtask'],
      ...['two', 'two tick', 'two microtask'],
    ]);
    await program.dispose();
  });

  test('runs timers that timers set, and intervals, within one advance', async () => {
    const { program, printed } = await timed(`
      let n = 0;
      const interval = setInterval(() => { console.log('i' + ++n); if (n === 3) clearInterval(interval); }, 1000);
      setTimeout(() => setTimeout(() => console.log('nested at 2500'), 1500), 1000);
      setTimeout(() => console.log('end'), 10_000);`);
    await program.advance(10_000);
    expect(await until(printed, 'end')).toEqual(['i1', 'i2', 'nested at 2500', 'i3', 'end']);
    await program.dispose();
  });

  test('is what every clock tells', async () => {
    const { program, printed } = await timed(`
      import { performance } from 'node:perf_hooks';
      import { hrtime } from 'node:process';
      const clocks = {
        date: () => Date.now(),
        construct: () => new Date().getTime(),
        text: () => Date.parse(Date()),
        performance: () => performance.now(),
        hrtime: () => Number(hrtime.bigint() / 1_000_000n),
        tuple: () => { const [s, ns] = process.hrtime(); return s * 1000 + ns / 1e6; },
        uptime: () => process.uptime() * 1000,
        temporal: () => Temporal.Now.instant().epochMilliseconds,
      };
      const before = Object.fromEntries(Object.entries(clocks).map(([name, clock]) => [name, clock()]));
      setTimeout(() => {
        for (const [name, clock] of Object.entries(clocks)) console.log(name, Math.round(clock() - before[name]));
        console.log(new Date() instanceof Date, new Date(0).getTime(), new Date(2020, 1).getMonth());
        console.log('end');
      }, 7000);`);
    await program.advance(7000);
    expect(await until(printed, 'end')).toEqual([
      ...['date', 'construct', 'text', 'performance', 'hrtime', 'tuple', 'uptime', 'temporal'].map(
        (name) => `${name} 7000`,
      ),
      'true 0 1',
      'end',
    ]);
    await program.dispose();
  });

  test('holds for promises, async iterators, AbortSignal and socket.setTimeout', async () => {
    const { program, printed } = await timed(`
      import { setTimeout as wait, setInterval as every, scheduler } from 'node:timers/promises';
      import { setTimeout as named } from 'node:timers';
      import { promisify } from 'node:util';
      import { connect } from 'node:net';
      const start = Date.now();
      const say = (text) => console.log(text, Date.now() - start);
      wait(1000, 'v').then((value) => say('wait ' + value));
      promisify(named)(2000, 'p').then((value) => say('promisify ' + value));
      scheduler.wait(3000).then(() => say('scheduler'));
      AbortSignal.timeout(4000).addEventListener('abort', (event) => say(event.target.reason.name));
      wait(60_000, null, { signal: AbortSignal.timeout(5000) }).catch((error) => say(error.name + ' ' + error.code));
      connect(8080).setTimeout(6000, function () { say('idle'); this.destroy(); });
      (async () => {
        let n = 0;
        for await (const value of every(7000, 'tick')) { say(value); if (++n === 2) break; }
        say('end');
      })();`);
    await program.advance(20_000);
    expect(await until(printed, 'end 14000')).toEqual([
      'wait v 1000',
      'promisify p 2000',
      'scheduler 3000',
      'TimeoutError 4000',
      'AbortError ABORT_ERR 5000',
      'idle 6000',
      'tick 7000',
      'tick 14000',
      'end 14000',
    ]);
    await program.dispose();
  });

  test('gives timers that behave as Node’s', async () => {
    const { program, printed } = await timed(`
      const fired = setTimeout(() => console.log('fired'), 100);
      const cleared = setTimeout(() => console.log('cleared'), 100);
      const byNumber = setTimeout(() => console.log('by number'), 100);
      const bumped = setTimeout(() => console.log('bumped'), 100);
      clearTimeout(cleared); cleared.refresh();
      clearTimeout(String(Number(byNumber)));
      { using scoped = setTimeout(() => console.log('scoped'), 100); }
      setTimeout(() => bumped.refresh(), 50);
      setTimeout(() => { console.log('at 120'); fired.refresh(); }, 120);
      console.log(fired.hasRef(), fired.unref() === fired, fired.hasRef(), typeof +fired);
      clearTimeout(undefined); clearInterval(null); clearTimeout(12345);
      try { setTimeout('code', 1); } catch (error) { console.log(error.code); }
      setTimeout((a, b) => console.log('end', a, b), 1000, 1, 2);`);
    await program.advance(1000);
    expect(await until(printed, 'end 1 2')).toEqual(['fired', 'at 120', 'bumped', 'fired', 'end 1 2']);
    await program.dispose();
  });

  test('follows the real clock until the program listens', async () => {
    const program = await box.start(
      `import { createServer } from 'node:net';
       setTimeout(() => createServer().listen(8080), 30);`,
      { virtualTime: true },
    );
    await program.listening;
    await program.dispose();
  });

  test('lets the shortest timers through, with which programs only yield', async () => {
    const { program, printed } = await timed('setTimeout(() => console.log("yielded"), 0);');
    await until(printed, 'yielded');
    await program.dispose();
  });

  test('keeps a program alive whose only hope is a timer', async () => {
    const program = await box.start('setTimeout(() => console.log("later"), 60_000)', {
      virtualTime: true,
      listens: false,
    });
    const text = outputOf(program);
    await program.listening;
    await program.advance(60_000);
    expect(await text).toBe('later\n');
    expect(await program.exited).toEqual({ code: 0, signal: null, by: 'itself' });
    await expect(program.advance(1)).rejects.toMatchObject({ by: 'itself' });
  });

  test('ends a program whose timer throws, with its own line', async () => {
    const program = await box.start(`\n\nsetTimeout(() => { throw new Error('late'); }, 60_000)`, {
      virtualTime: true,
      listens: false,
    });
    const text = outputOf(program);
    await program.listening;
    await program.advance(60_000).catch(() => undefined);
    expect(await text).toMatch(/solution\.ts:3[\s\S]*Error: late/);
    expect((await program.exited).code).toBe(1);
  });

  test('lets clients answer in time: a heartbeat never drops one that pongs', async () => {
    const program = await box.start(
      `import { WebSocketServer } from 'ws';
       new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
         let timer;
         setInterval(() => { socket.ping(); timer = setTimeout(() => socket.terminate(), 10_000); }, 30_000);
         socket.on('pong', () => clearTimeout(timer));
       });`,
      { virtualTime: true },
    );
    await program.listening;
    const raw = await program.connect();
    const client = new WebSocket('ws://box/', { createConnection: () => raw });
    let [pings, closed] = [0, false];
    client.on('ping', () => (pings += 1));
    client.on('close', () => (closed = true));
    await new Promise((resolve) => client.once('open', resolve));
    await program.advance(10 * 60_000);
    expect({ pings, closed }).toEqual({ pings: 20, closed: false });
    await program.dispose();
  });

  test('moves only when what a peer has done has run its course, however many turns that takes', async () => {
    const { program, printed } = await timed(`
      import { connect } from 'node:net';
      server.once('connection', (socket) => socket.resume().once('close', () => {
        const hops = (left) => connect(8080).resume().end('x').once('close', () =>
          left > 0 ? hops(left - 1) : setTimeout(() => console.log('later'), 500));
        server.on('connection', (each) => each.resume());
        hops(2);
      }));`);
    const peer = await program.connect();
    await program.advance(0);
    peer.destroy();
    await program.advance(500);
    expect(await until(printed, 'later')).toEqual(['later']);
    await program.dispose();
  });

  test('an advance fails when the program’s event loop is stuck', async () => {
    const { program } = await timed('setTimeout(() => { for (;;); }, 1000);');
    await expect(program.advance(1000)).rejects.toThrow('event loop did not answer');
    await program.dispose();
  });
});
