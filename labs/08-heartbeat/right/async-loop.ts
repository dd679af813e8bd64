// One async function per connection, with timers from node:timers/promises that an AbortSignal ends.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setInterval, setTimeout } from 'node:timers/promises';
import { WebSocketServer, type WebSocket } from 'ws';

const interval = Number(process.env.HEARTBEAT_INTERVAL_MS ?? 30_000);
const timeout = Number(process.env.HEARTBEAT_TIMEOUT_MS ?? 10_000);

const server = createServer((request, response) => {
  if (request.url?.replace(/\?.*/s, '') !== '/stats') return response.writeHead(404).end();
  return response.end(JSON.stringify({ connections: sockets.clients.size, interval, timeout }));
});
const sockets = new WebSocketServer({ server, path: '/ws' });

sockets.on('connection', (socket) => {
  const connection = new AbortController();
  socket.on('close', () => connection.abort());
  socket.on('error', () => connection.abort());
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
  watch(socket, connection.signal).catch((error: unknown) => {
    if (!connection.signal.aborted) console.error(error);
  });
});

async function watch(socket: WebSocket, signal: AbortSignal): Promise<void> {
  for await (const asked of setInterval(interval, socket, { signal })) {
    if (await answers(asked, signal)) continue;
    socket.close(1001, 'no pong');
    await setTimeout(timeout, undefined, { signal });
    socket.terminate();
  }
}

async function answers(socket: WebSocket, signal: AbortSignal): Promise<boolean> {
  const enough = new AbortController();
  const either = { signal: AbortSignal.any([signal, enough.signal]) };
  const pong = once(socket, 'pong', either).then(() => true);
  const late = setTimeout(timeout, false, either);
  socket.ping();
  return Promise.race([pong, late]).finally(() => {
    enough.abort();
    pong.catch(() => undefined);
    late.catch(() => undefined);
  });
}

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
