// caught by: pings-keep-pace
// One loop asks one client after the other and waits for each: a dead one holds up all behind it.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocketServer, type WebSocket } from 'ws';

const intervalMs = Number(process.env.HEARTBEAT_INTERVAL_MS ?? 30_000);
const timeoutMs = Number(process.env.HEARTBEAT_TIMEOUT_MS ?? 10_000);

const server = createServer((request, response) => {
  const isStats = request.url?.split('?')[0] === '/stats';
  response.writeHead(isStats ? 200 : 404);
  response.end(isStats ? JSON.stringify({ connections: sockets.clients.size }) : '');
});
const sockets = new WebSocketServer({ server, path: '/ws' });

sockets.on('connection', (socket) => {
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
  socket.on('error', () => undefined);
});

async function askEveryone(): Promise<never> {
  for (;;) {
    await delay(intervalMs);
    for (const socket of sockets.clients) if (!(await answers(socket))) giveUp(socket);
  }
}

async function answers(socket: WebSocket): Promise<boolean> {
  socket.ping();
  const signal = AbortSignal.timeout(timeoutMs);
  return once(socket, 'pong', { signal }).then(
    () => true,
    () => false,
  );
}

function giveUp(socket: WebSocket): void {
  socket.close(1001);
  const cut = setTimeout(() => socket.terminate(), timeoutMs);
  socket.on('close', () => clearTimeout(cut));
}

void askEveryone();
server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
