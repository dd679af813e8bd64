import { once } from 'node:events';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { eventually, get, outputOf, testBoxes } from './box.ts';

const box = testBoxes();

const answering = (body: string, listen = 'listen(Number(process.env.PORT))'): string => `
  import { createServer } from 'node:http';
  const server = createServer((request, response) => response.end(String(${body})));
  server.${listen};`;

describe('a program in a box', () => {
  test('answers over a connection from outside', async () => {
    const program = await box.start(answering('"hello"'));
    await program.listening;
    expect(await get(program)).toEqual({ status: 200, body: 'hello' });
    await program.dispose();
  });

  test.each([
    ['a fixed port', 'listen(3000)'],
    ['a port as text', 'listen("3000")'],
    ['a host', 'listen(3000, "127.0.0.1")'],
    ['a host and a callback', 'listen(3000, "localhost", () => undefined)'],
    ['a backlog', 'listen(3000, "0.0.0.0", 1)'],
    ['options', 'listen({ port: 3000, host: "::1" })'],
    ['any free port', 'listen()'],
    ['port 0', 'listen(0)'],
  ])('is found wherever it listens: %s', async (_, listen) => {
    const program = await box.start(answering('"found"', listen));
    await program.listening;
    expect((await get(program)).body).toBe('found');
    await program.dispose();
  });

  test('has ws without TLS, which is loaded only by who uses it', async () => {
    const program = await box.start(`
      import { WebSocket } from 'ws';
      const { createServer } = process.getBuiltinModule('node:http');
      const loaded = () => process.moduleLoadList.includes('NativeModule tls');
      const failure = () =>
        new Promise((resolve) => new WebSocket('wss://127.0.0.1:9').on('error', ({ code }) => resolve(code)));
      createServer(async (_, response) => response.end([loaded(), await failure(), loaded()].join())).listen(80);`);
    await program.listening;
    expect((await get(program)).body).toBe('false,ECONNREFUSED,true');
    await program.dispose();
  });

  test('prefers the server on PORT over others', async () => {
    const program = await box.start(`
      import { createServer } from 'node:http';
      createServer((_, response) => response.end('other')).listen(9000);
      await new Promise((resolve) => setTimeout(resolve, 20));
      createServer((_, response) => response.end('asked for')).listen(process.env.PORT, () => console.log('both'));`);
    let text = '';
    program.onOutput((chunk) => (text += chunk));
    await eventually(() => (text.includes('both') ? text : undefined));
    expect((await get(program)).body).toBe('asked for');
    await program.dispose();
  });

  test('believes that it has TCP addresses', async () => {
    const program = await box.start(
      answering(
        '[request.socket.remoteAddress, request.socket.localPort, JSON.stringify(server.address())]',
        'listen(Number(process.env.PORT), "127.0.0.1")',
      ),
    );
    await program.listening;
    expect((await get(program)).body).toBe(
      '127.0.0.1,8080,{"address":"127.0.0.1","family":"IPv4","port":8080}',
    );
    await program.dispose();
  });

  test('can connect to itself, and to nobody else', async () => {
    const program = await box.start(`
      import { createServer, get } from 'node:http';
      import { connect } from 'node:net';
      createServer((_, response) => response.end('me')).listen(8080, () => {
        get('http://localhost:8080/', (response) => response.on('data', (data) => {
          console.log('own port: ' + data);
          connect(8081).on('error', (error) => {
            console.log(error.message);
            connect(80, '192.0.2.1').on('error', (error) => { console.log(error.message); process.exit(); });
          });
        }));
      });`);
    expect(await outputOf(program)).toBe(
      'own port: me\nconnect ECONNREFUSED localhost:8081\nconnect ENETUNREACH 192.0.2.1:80\n',
    );
  });

  test('is told by Node when a port is taken or is none', async () => {
    const program = await box.start(`
      import { createServer } from 'node:net';
      try { createServer().listen(70000); } catch (error) { console.log(error.code); }
      createServer().listen(8080, () => {
        createServer().on('error', (error) => { console.log(error.message); process.exit(); }).listen(8080);
      });`);
    expect(await outputOf(program)).toBe(
      'ERR_SOCKET_BAD_PORT\nlisten EADDRINUSE: address already in use :::8080\n',
    );
  });

  test('sees the variables that it was given and nothing of ours', async () => {
    const program = await box.start('console.log(JSON.stringify(process.env))', {
      variables: { LIMIT: '3' },
    });
    expect(JSON.parse(await outputOf(program))).toEqual({ LIMIT: '3', PORT: '8080', PWD: '/tmp' });
  });

  test('may use top-level await and the packages of the box, and ends when nothing is left to do', async () => {
    const program = await box.start(`
      import { WebSocketServer } from 'ws';
      await new Promise((resolve) => setTimeout(resolve, 1));
      console.log(typeof WebSocketServer);`);
    expect(await outputOf(program)).toBe('function\n');
    expect(await program.exited).toEqual({ code: 0, signal: null, by: 'itself' });
  });

  test('finds in ws what the package has, by `import` and by `require`, and compression where it is used', async () => {
    const program = await box.start(`
      import { createRequire } from 'node:module';
      import * as ws from 'ws';
      const required = createRequire('file:///solution/main.mjs')('ws');
      const server = new ws.WebSocketServer({ port: 8080, perMessageDeflate: true });
      server.on('connection', (socket) => socket.send('a'.repeat(10_000)));
      server.on('listening', () => {
        const client = new ws.default('ws://127.0.0.1:8080');
        client.on('message', (data) => {
          console.log(JSON.stringify([Object.keys(ws), Object.keys(required), client.extensions, data.length]));
          process.exit();
        });
      });`);
    expect(JSON.parse(await outputOf(program))).toEqual([
      Object.keys(await import('ws')),
      Object.keys(createRequire(import.meta.url)('ws') as object),
      'permessage-deflate',
      10_000,
    ]);
  });

  test('may be a CommonJS bundle', async () => {
    const code = 'const { WebSocket } = require("ws"); console.log(typeof WebSocket, typeof module);';
    const program = await box.boxes.start({ code });
    expect(await outputOf(program)).toBe('function object\n');
  });

  test('names the learner’s own file and line when it dies', async () => {
    const program = await box.start(`type Room = { name: string };
const rooms = new Map<string, Room>();

function nameOf(id: string): string {
  return rooms.get(id)!.name;
}
setTimeout(() => nameOf('lobby'), 1);`);
    const text = await outputOf(program);
    expect(text).toContain("TypeError: Cannot read properties of undefined (reading 'name')");
    expect(text).toMatch(/solution\.ts:5:\d+/);
    expect(text).toMatch(/solution\.ts:7:\d+/);
    expect(await program.exited).toEqual({ code: 1, signal: null, by: 'itself' });
  });

  test('rejects `listening` with how it ended', async () => {
    const program = await box.start('process.exit(7)');
    await expect(program.listening).rejects.toMatchObject({ code: 7, signal: null, by: 'itself' });
    await expect(program.connect()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  test('need not listen when it is a client', async () => {
    const program = await box.start('setTimeout(() => process.exit(3), 50)', { listens: false });
    await program.listening;
    expect(await program.exited).toEqual({ code: 3, signal: null, by: 'itself' });
  });

  test('hears SIGTERM and may end by itself', async () => {
    const program = await box.start(`
      ${answering('"here"')}
      process.on('SIGTERM', () => server.close(() => { console.log('drained'); process.exit(0); }));`);
    await program.listening;
    const text = outputOf(program);
    expect(await program.stop()).toEqual({ code: 0, signal: null, by: 'stopped' });
    expect(await text).toBe('drained\n');
  });

  test('is killed when it does not hear SIGTERM', async () => {
    const program = await box.start(`${answering('"here"')} process.on('SIGTERM', () => undefined);`);
    await program.listening;
    expect(await program.stop(50)).toEqual({ code: null, signal: 'SIGKILL', by: 'stopped' });
  });

  test('keeps what it prints for those who listen late, up to 256 KiB', async () => {
    const program = await box.start('console.log("x".repeat(1024 * 1024));');
    await program.exited;
    const text = await outputOf(program);
    expect(text).toMatch(/^x{262144,300000}\n\[\.\.\.\]\n$/);
    expect(await program.exited).toEqual({ code: 0, signal: null, by: 'itself' });
  });

  test('has a server that can be closed and opened again', async () => {
    const program = await box.start(`
      import { createServer } from 'node:net';
      const server = createServer((socket) => socket.end('bye')).listen(8080);
      process.on('SIGTERM', () => server.close());`);
    await program.listening;
    const socket = await program.connect();
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    expect(chunk.toString()).toBe('bye');
    socket.destroy();
    await program.stop();
    await expect(program.connect()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
