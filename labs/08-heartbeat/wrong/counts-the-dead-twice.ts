// caught by: stats-count
// Counts down when it gives up, and again when the connection ends.
import { createServer } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

const intervalMs = Number(process.env.HEARTBEAT_INTERVAL_MS ?? 30_000);
const timeoutMs = Number(process.env.HEARTBEAT_TIMEOUT_MS ?? 10_000);

const server = createServer((request, response) => {
  const isStats = request.url?.split('?')[0] === '/stats';
  response.writeHead(isStats ? 200 : 404);
  response.end(isStats ? JSON.stringify({ connections }) : '');
});
let connections = 0;
const sockets = new WebSocketServer({ server, path: '/ws' });

sockets.on('connection', (socket) => {
  connections += 1;
  let overdue: NodeJS.Timeout | undefined;
  const heartbeat = setInterval(() => {
    overdue = setTimeout(() => giveUp(socket), timeoutMs);
    socket.ping();
  }, intervalMs);
  socket.on('pong', () => clearTimeout(overdue));
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
  socket.on('error', () => undefined);
  socket.on('close', () => {
    connections -= 1;
    clearInterval(heartbeat);
    clearTimeout(overdue);
  });
});

function giveUp(socket: WebSocket): void {
  connections -= 1;
  socket.close(1001);
  const cut = setTimeout(() => socket.terminate(), timeoutMs);
  socket.on('close', () => clearTimeout(cut));
}

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
