import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import {
  type AddressInfo,
  connect,
  createServer as createTcpServer,
  type Server,
  type Socket,
} from 'node:net';
import { onTestFinished } from 'vitest';
import { type WebSocket, WebSocketServer, type ServerOptions } from 'ws';
import { Attempt, type Verdict } from '../../grader/attempt.ts';
import type { Program } from '../../grader/box/index.ts';
import { check, type Check, type Trial } from '../../grader/kit/index.ts';
import { Patience } from '../../grader/kit/context.ts';
import { LoadMeter } from '../../grader/load.ts';
import { Running } from '../../grader/running.ts';

/** Tries `attempt` on a server of this process and tells what the check came to. */
export async function tryOn(
  server: Server,
  attempt: (t: Trial) => Promise<void>,
  more: Partial<Check> = {},
): Promise<Verdict> {
  const running = new Running(await programOf(server), {});
  const load = new LoadMeter();
  onTestFinished(() => load.close());
  const definition = check('tried', {
    title: { ko: '시험', en: 'tried' },
    promise: { ko: '약속합니다.', en: 'It is promised.' },
    rests: 'RFC 6455 section 5',
    points: 1,
    try: attempt,
    ...more,
  });
  const tried = new Attempt({
    check: definition,
    running,
    time: 'real',
    timing: false,
    patience: new Patience(load),
    seed: 'seed',
    signal: new AbortController().signal,
    startAnother: () => Promise.reject(new Error('There is one server only.')),
  });
  const verdict = await tried.verdict();
  tried.leave();
  return verdict;
}

/** Echoes as it should, except for what `serve` does. */
export function webSocketServer(
  serve: (socket: WebSocket) => void = echo,
  options: ServerOptions = {},
  answer: RequestListener = (_, response) => response.writeHead(404).end(),
): Server {
  const server = createServer(answer);
  new WebSocketServer({ server, path: '/ws', ...options }).on('connection', (socket) => {
    socket.on('error', () => undefined);
    serve(socket);
  });
  return server;
}

export const echo = (socket: WebSocket): void =>
  void socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));

/** Says these bytes to whoever connects and has sent something, whatever that was. */
export const tcpServer = (serve: (socket: Socket) => void): Server =>
  createTcpServer((socket) => {
    socket.on('error', () => undefined);
    serve(socket);
  });

async function programOf(server: Server): Promise<Program> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  onTestFinished(() => void server.close());
  return {
    isolation: 'none',
    listening: Promise.resolve(),
    exited: new Promise(() => undefined),
    connect: async () => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      await once(socket, 'connect');
      return socket;
    },
    onOutput: () => undefined,
    onLeftOut: () => undefined,
    advance: (ms) => Promise.resolve(ms),
    terminate: () => undefined,
    stop: () => Promise.reject(new Error('It runs in this process.')),
    dispose: () => Promise.resolve(),
  };
}
