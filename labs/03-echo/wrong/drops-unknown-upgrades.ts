// caught by: unknown-upgrade
// Cuts the connection instead of answering: the client cannot tell a wrong path from a broken network.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const server = createServer((request, response) => {
  const isStats = request.url?.split('?')[0] === '/stats';
  response.writeHead(isStats ? 200 : 404);
  response.end(isStats ? JSON.stringify({ connections: sockets.clients.size }) : '');
});
const sockets = new WebSocketServer({ noServer: true });

server.on('upgrade', (request, stream, head) => {
  if (request.url?.split('?')[0] !== '/ws') {
    stream.destroy();
    return;
  }
  sockets.handleUpgrade(request, stream, head, (socket) => sockets.emit('connection', socket, request));
});

sockets.on('connection', (socket) => {
  socket.on('error', () => undefined);
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
