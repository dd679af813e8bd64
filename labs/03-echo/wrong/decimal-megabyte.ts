// caught by: large-message
// Takes 1 MiB for 1,000,000 bytes; it is 1,048,576.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const server = createServer((request, response) => {
  const isStats = request.url?.split('?')[0] === '/stats';
  response.writeHead(isStats ? 200 : 404);
  response.end(isStats ? JSON.stringify({ connections: sockets.clients.size }) : '');
});
const sockets = new WebSocketServer({ server, path: '/ws', maxPayload: 1_000_000 });

sockets.on('connection', (socket) => {
  socket.on('error', () => undefined);
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
