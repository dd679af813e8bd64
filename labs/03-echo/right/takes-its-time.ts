// Answers 300 ms late, all in order: the lab promises what comes back, not how soon.
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
    // Timers of the same length run in the order in which they were set.
    setTimeout(() => socket.send(data, { binary: isBinary }), 300);
  });
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
