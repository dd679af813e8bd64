// caught by: clients-apart
// Keeps the connection in a variable of the module: the newest client gets all answers.
import { createServer } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

let current: WebSocket | undefined;

const server = createServer((request, response) => {
  const isStats = request.url?.split('?')[0] === '/stats';
  response.writeHead(isStats ? 200 : 404);
  response.end(isStats ? JSON.stringify({ connections: sockets.clients.size }) : '');
});
const sockets = new WebSocketServer({ server, path: '/ws' });

sockets.on('connection', (socket) => {
  current = socket;
  socket.on('error', () => undefined);
  socket.on('message', (data, isBinary) => current?.send(data, { binary: isBinary }));
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
