// A class per connection that does more than it must: a ping at once and one between the others, unasked pongs, a reason for
// the close, more in /stats.
import { createServer, type IncomingMessage } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

const interval = Number(process.env.HEARTBEAT_INTERVAL_MS ?? '30000');
const timeout = Number(process.env.HEARTBEAT_TIMEOUT_MS ?? '10000');

class Heart {
  readonly #socket: WebSocket;
  readonly #beats: NodeJS.Timeout;
  #deadline: NodeJS.Timeout | null = null;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    this.#beats = setInterval(() => this.#beat(), interval / 2);
    socket.on('pong', () => this.#heard());
    socket.on('close', () => this.#stop());
    this.#beat();
  }

  #beat(): void {
    this.#socket.pong('unasked');
    this.#socket.ping(`${Date.now()}`);
    // The first ping that nobody answers is the one that counts.
    this.#deadline ??= setTimeout(() => this.#giveUp(), timeout);
  }

  #heard(): void {
    if (this.#deadline) clearTimeout(this.#deadline);
    this.#deadline = null;
  }

  #giveUp(): void {
    this.#socket.close(1001, 'no pong, so I believe that you are gone');
    this.#deadline = setTimeout(() => this.#socket.terminate(), timeout);
  }

  #stop(): void {
    clearInterval(this.#beats);
    if (this.#deadline) clearTimeout(this.#deadline);
  }
}

const path = (request: IncomingMessage): string =>
  new URL(`http://x${request.url?.slice(0) ?? '/'}`).pathname;
const hearts = new Map<WebSocket, Heart>();
const server = createServer((request, response) => {
  const isStats =
    request.url?.startsWith('/') === true && !request.url.startsWith('//') && path(request) === '/stats';
  response.writeHead(isStats ? 200 : 404, { 'content-type': 'application/json' });
  response.end(isStats ? JSON.stringify({ connections: hearts.size, interval, timeout }) : '{}');
});

new WebSocketServer({ server, path: '/ws' }).on('connection', (socket) => {
  hearts.set(socket, new Heart(socket));
  socket.on('message', (data, binary) => socket.send(data, { binary }));
  socket.on('error', () => undefined);
  socket.on('close', () => hearts.delete(socket));
});

server.listen({ port: Number(process.env.PORT ?? 8080), host: '127.0.0.1' });
