// caught by: binary-bytes-kept
// Carries binary through a string: every byte that is not UTF-8 becomes U+FFFD.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const server = createServer((request, response) => {
  const isStats = request.url?.split('?')[0] === '/stats';
  response.writeHead(isStats ? 200 : 404);
  response.end(isStats ? JSON.stringify({ connections: sockets.clients.size }) : '');
});
const sockets = new WebSocketServer({ server, path: '/ws' });

sockets.on('connection', (socket) => {
  socket.on('error', () => undefined);
  socket.on('message', (data, isBinary) => {
    const text = data.toString();
    socket.send(isBinary ? Buffer.from(text) : text);
  });
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
