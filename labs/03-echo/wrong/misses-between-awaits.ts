// caught by: order-kept
// Waits with `once` for one message at a time: what comes while nobody waits is lost.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { WebSocketServer, type RawData } from 'ws';

const server = createServer((request, response) => {
  const isStats = request.url?.split('?')[0] === '/stats';
  response.writeHead(isStats ? 200 : 404);
  response.end(isStats ? JSON.stringify({ connections: sockets.clients.size }) : '');
});
const sockets = new WebSocketServer({ server, path: '/ws' });

sockets.on('connection', async (socket) => {
  socket.on('error', () => undefined);
  while (socket.readyState === socket.OPEN) {
    const [data, isBinary] = (await once(socket, 'message')) as [RawData, boolean];
    socket.send(data, { binary: isBinary });
  }
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
