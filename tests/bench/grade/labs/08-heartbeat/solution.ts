import { WebSocketServer, type WebSocket } from 'ws';

const intervalMs = 30_000;
const timeoutMs = 10_000;

const server = new WebSocketServer({
  port: Number(process.env.PORT ?? 8080),
  host: '127.0.0.1',
  path: '/ws',
});

server.on('connection', (socket) => {
  const timer = setInterval(() => ask(socket), intervalMs);
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
  socket.on('error', () => undefined);
  socket.on('close', () => clearInterval(timer));
});

/** A client that does not answer in time is closed, and cut off when it does not answer that either. */
function ask(socket: WebSocket): void {
  const late = setTimeout(() => {
    socket.close(1001);
    setTimeout(() => socket.terminate(), timeoutMs);
  }, timeoutMs);
  socket.once('pong', () => clearTimeout(late));
  socket.once('close', () => clearTimeout(late));
  socket.ping();
}
