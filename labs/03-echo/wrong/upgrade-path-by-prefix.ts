// caught by: unknown-upgrade
// Compares with startsWith, so that /ws/ and /wsx are accepted too.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const server = createServer((request, response) => {
  const isStats = request.url?.split('?')[0] === '/stats';
  response.writeHead(isStats ? 200 : 404);
  response.end(isStats ? JSON.stringify({ connections: sockets.clients.size }) : '');
});
const sockets = new WebSocketServer({ noServer: true });

server.on('upgrade', (request, stream, head) => {
  if (request.url?.startsWith('/ws')) {
    sockets.handleUpgrade(request, stream, head, (socket) => sockets.emit('connection', socket, request));
  } else {
    stream.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n');
  }
});

sockets.on('connection', (socket) => {
  socket.on('error', () => undefined);
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
