// caught by: silent-closed
// Closes without a code, which the other side sees as 1005.
import { createServer } from 'node:http';
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
  let overdue: NodeJS.Timeout | undefined;
  const heartbeat = setInterval(() => {
    overdue = setTimeout(() => giveUp(socket), timeoutMs);
    socket.ping();
  }, intervalMs);
  socket.on('pong', () => clearTimeout(overdue));
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
  socket.on('error', () => undefined);
  socket.on('close', () => {
    clearInterval(heartbeat);
    clearTimeout(overdue);
  });
});

function giveUp(socket: WebSocket): void {
  socket.close();
  const cut = setTimeout(() => socket.terminate(), timeoutMs);
  socket.on('close', () => clearTimeout(cut));
}

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
