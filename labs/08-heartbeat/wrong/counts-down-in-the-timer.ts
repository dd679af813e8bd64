// caught by: timers-end
// Counts the dead down in a timer that goes on after their connection has ended.
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
    overdue = setTimeout(() => {
      if (socket.readyState !== socket.OPEN) connections -= 1;
      giveUp(socket);
    }, timeoutMs);
    socket.ping();
  }, intervalMs);
  socket.on('pong', () => clearTimeout(overdue));
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
  socket.on('error', () => undefined);
  socket.on('close', () => {
    clearInterval(heartbeat);
    connections -= 1;
  });
});

function giveUp(socket: WebSocket): void {
  socket.close(1001);
  const cut = setTimeout(() => socket.terminate(), timeoutMs);
  socket.on('close', () => clearTimeout(cut));
}

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
