import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { RunEvent, Started } from '../../server/api.ts';
import { runEvent } from '../../server/schemas/answers.ts';
import { openCompanion, sharedCompanion } from './companion.ts';
import { EventReader } from './event-stream.ts';
import { ask, faultCode, json } from './http.ts';
import { program, run, solutionOf, startRun } from './runs.ts';

const companion = sharedCompanion({ limits: { startsPerMinute: 1_000 } });

const listening = `import { createServer } from 'node:http';\nconst server = createServer();\nserver.listen(Number(process.env.PORT));\n`;

test('a run tells its life: starting, listening, output, exited', async () => {
  const { url, events } = await startRun(companion.url, await program('http'));
  await ask(`${url}print`).catch(() => undefined);
  const output = await events.next('output');
  expect(output.data).toMatchObject({ stream: 'stdout', text: '안녕하세요 from the program\n' });
  expect((await events.next('output')).data).toMatchObject({ stream: 'stderr', text: 'and its errors\n' });
  await ask(`${url}exit`);
  expect((await events.next('exited')).data).toMatchObject({ code: 3, signal: null });
  expect(await events.rest()).toEqual([]);
});

test('events are numbered from 1 and have the shape of the API', async () => {
  const { events, id } = await startRun(companion.url, await program('http'));
  await events.next('listening');
  await ask(`${companion.url}api/runs/${id}`, { method: 'DELETE' });
  const reader = await EventReader.open<RunEvent>(`${companion.url}api/runs/${id}/events`);
  const all = await reader.rest();
  expect(all.map(({ id: number }) => number)).toEqual(all.map((_, at) => at + 1));
  expect(all.map(({ event }) => event)).toEqual(['starting', 'listening', 'exited']);
  for (const { data, event } of all) expect(runEvent.parse(data).type).toBe(event);
});

test('a program that was stopped ends without a problem', async () => {
  const { events, id } = await run(companion.url, await program('http'));
  expect((await ask(`${companion.url}api/runs/${id}`, { method: 'DELETE' })).status).toBe(204);
  expect((await events.next('exited')).data.problem).toBeUndefined();
});

test('of a program that prints too much it is told how much was left out', async () => {
  const letters = 400_000;
  const text = `${listening}server.on('listening', () => {
    process.stdout.write('한'.repeat(${letters}));
    server.close();
  });`;
  const { events } = await startRun(companion.url, solutionOf(text));
  const all = (await events.rest()).map(({ data }) => data);
  const shown = all.flatMap((event) => (event.type === 'output' ? [event.text] : [])).join('');
  const leftOut = all.findLast((event) => event.type === 'left-out');
  expect(shown).toContain('[...]');
  const whole = shown.replaceAll('\n[...]\n', '');
  expect(whole.replaceAll('한', ''), 'no letter is cut').toBe('');
  expect(leftOut?.bytes).toBe(3 * (letters - whole.length));
  expect(leftOut?.bytes).toBeGreaterThan(letters);
});

describe('why a program ended is said in words', () => {
  test.each([
    [
      'it threw',
      `${listening}setTimeout(() => {\n  throw new RangeError('too far');\n}, 50);`,
      'program-crashed',
    ],
    ['it returned', `${listening}server.on('listening', () => server.close());`, 'program-ended'],
    ['it left', `${listening}server.on('listening', () => process.exit(7));`, 'program-ended'],
    [
      'memory',
      `${listening}server.on('listening', () => { const all = []; for (;;) all.push(Buffer.alloc(1e7, 1)); });`,
      'program-memory',
    ],
    [
      'output',
      `${listening}setInterval(() => process.stdout.write('x'.repeat(60_000)), 1);`,
      'program-output',
    ],
  ])('%s', async (_name, text, code) => {
    const { events } = await startRun(companion.url, solutionOf(text));
    const { data } = await events.next('exited');
    expect(data.problem?.code).toBe(code);
  });

  test('with the line that threw', async () => {
    const { events } = await startRun(
      companion.url,
      solutionOf(`${listening}\nthrow new RangeError('too far');`),
    );
    const { problem } = (await events.next('exited')).data;
    expect(problem?.message.en).toContain('RangeError: too far');
    expect(problem?.at).toMatchObject({ file: 'solution.ts', line: 5 });
  });
});

describe('the wire', () => {
  test('of a WebSocket is told to whoever follows the run', async () => {
    const { url, events } = await run(companion.url, await program('websocket'));
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}echo`, { perMessageDeflate: false });
    await once(socket, 'open');
    socket.send('hello');
    await once(socket, 'message');
    socket.close(4000);
    await once(socket, 'close');
    const seen = [];
    for (let kind = ''; kind !== 'end';) {
      const { event } = (await events.next('wire')).data;
      seen.push(event);
      kind = event.kind;
    }
    const kinds = seen.map((event) => ('from' in event ? `${event.kind} ${event.from}` : event.kind));
    expect(kinds.slice(0, 7)).toEqual([
      'open',
      'head client',
      'head server',
      'frame client',
      'frame server',
      'frame client',
      'frame server',
    ]);
    expect(seen[1]).toMatchObject({ start: 'GET /echo HTTP/1.1', connection: 1 });
    expect(seen[4]).toMatchObject({ opcode: 1, masked: false, payload: { length: 5, text: 'hello' } });
    expect(seen[5]).toMatchObject({ opcode: 8, closeCode: 4000 });
  });

  test('of an HTTP request is told too', async () => {
    const { url, events } = await run(companion.url, await program('http'));
    await ask(`${url}echo`, { method: 'POST', body: 'hello' });
    const seen = [];
    for (let at = 0; at < 5; at += 1) seen.push((await events.next('wire')).data.event);
    expect(seen.map(({ kind }) => kind)).toEqual(['open', 'head', 'body', 'head', 'body']);
    expect(seen[4]).toMatchObject({ from: 'server', payload: { text: 'hello' } });
  });

  test('of a flood is told in part, with how much was left out', async () => {
    const { url, events } = await run(companion.url, await program('websocket'));
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}echo`);
    await once(socket, 'open');
    let echoed = 0;
    socket.on('message', () => (echoed += 1));
    for (let sent = 0; sent < 20_000; sent += 1) socket.send('x');
    await expect.poll(() => echoed, { timeout: 15_000 }).toBe(20_000);
    socket.close();
    let told = 0;
    let leftOut = 0;
    for (let kind = ''; kind !== 'end'; told += 1) {
      const { event } = (await events.next('wire')).data;
      kind = event.kind;
      if (event.kind === 'note') leftOut += Number(/\d+/.exec(event.text.en)?.[0]);
    }
    // 20,000 frames each way, two heads, an opening, the close frames: each told, or counted in a note.
    expect(leftOut).toBeGreaterThan(10_000);
    expect(told).toBeLessThan(20_000);
  });
});

describe('a stream that broke', () => {
  test('goes on after the last event that was seen', async () => {
    const { url, events, id } = await startRun(companion.url, await program('http'));
    const seen = await events.next('listening');
    events.close();
    await ask(`${url}print`);
    const again = await EventReader.open<RunEvent>(`${companion.url}api/runs/${id}/events`, seen.id);
    expect((await again.next('output')).id).toBe(seen.id + 1);
  });

  test('is told to stop once all of an ended run was read', async () => {
    const { events, id } = await run(companion.url, await program('http'));
    await ask(`${companion.url}api/runs/${id}`, { method: 'DELETE' });
    const last = await events.next('exited');
    const again = await EventReader.open<RunEvent>(`${companion.url}api/runs/${id}/events`, last.id);
    expect(again.status).toBe(204);
  });

  test('of an unknown run is a Fault', async () => {
    expect(faultCode(await ask(`${companion.url}api/runs/nope/events`))).toBe('run-unknown');
    expect(faultCode(await ask(`${companion.url}api/runs/nope`, { method: 'DELETE' }))).toBe('run-unknown');
  });
});

test('a new run of a lab ends the one before, and is the one that a reload finds', async () => {
  const { url } = await openCompanion();
  const current = `${url}api/labs/echo/runs/current`;
  expect((await ask(current)).status).toBe(204);
  const first = await run(url, await program('http'));
  const second = await run(url, await program('http'));
  expect((await first.events.next('exited')).data.problem?.code).toBe('run-replaced');
  const found = json(await ask(current)) as Started;
  expect(found).toEqual({
    id: second.id,
    events: `/api/runs/${second.id}/events`,
    url: new URL(second.url).pathname,
  });
});

describe('an idle run', () => {
  const idle = { limits: { runIdleMs: 400 } };

  test('ends when nobody is connected and nobody follows it', async () => {
    const { url } = await openCompanion(idle);
    const { id, events } = await run(url, await program('http'));
    events.close();
    // Asking whether it is alive is no use of it.
    const current = async () => (await ask(`${url}api/labs/echo/runs/current`)).status;
    await expect.poll(current, { timeout: 15_000 }).toBe(204);
    const again = await EventReader.open<RunEvent>(`${url}api/runs/${id}/events`);
    expect((await again.next('exited')).data.problem?.code).toBe('run-idle');
  });

  test('lives while somebody follows it', async () => {
    const { url } = await openCompanion(idle);
    const live = await run(url, await program('http'));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect((await ask(`${live.url}headers`)).status).toBe(200);
  });

  test('lives while somebody is connected', async () => {
    const { url } = await openCompanion(idle);
    const live = await run(url, await program('websocket'));
    const socket = new WebSocket(`${live.url.replace(/^http/, 'ws')}echo`);
    await once(socket, 'open');
    live.events.close();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    socket.send('still there?');
    const [answer] = (await once(socket, 'message')) as [Buffer];
    expect(answer.toString()).toBe('still there?');
    socket.terminate();
  });
});
