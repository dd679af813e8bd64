// caught by: unknown-path
// Forgets to answer where it has nothing to say.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const server = createServer((request, response) => {
  if (request.url?.split('?')[0] !== '/stats') return;
  response.end(JSON.stringify({ connections: sockets.clients.size }));
});
const sockets = new WebSocketServer({ server, path: '/ws' });

sockets.on('connection', (socket) => {
  socket.on('error', () => undefined);
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
