// Does everything that a server may do and the lab does not ask for: pings, unsolicited pongs, answers in
// fragments, a slow start, extra fields in /stats.
import { createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocketServer, type WebSocket } from 'ws';

const server = createServer((request, response) => {
  const isStats = request.url === '/stats' || request.url?.startsWith('/stats?');
  response.statusCode = isStats ? 200 : 404;
  response.end(isStats ? JSON.stringify({ server: 'echo', connections: sockets.clients.size }) : '');
});
const sockets = new WebSocketServer({ server, path: '/ws' });

sockets.on('connection', (socket) => {
  socket.pong('unasked');
  const pings = setInterval(() => socket.ping(), 20);
  socket.on('close', () => clearInterval(pings));
  socket.on('error', () => undefined);
  socket.on('message', (data, isBinary) => sendInFragments(socket, data as Buffer, isBinary));
});

function sendInFragments(socket: WebSocket, data: Buffer, binary: boolean): void {
  const cut = Math.floor(data.length / 3);
  socket.send(data.subarray(0, cut), { binary, fin: false });
  socket.ping('between');
  socket.send(data.subarray(cut, 2 * cut), { binary, fin: false });
  socket.send(data.subarray(2 * cut), { binary, fin: true });
}

await delay(200);
server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
