// Thinks for 300 ms before every tenth answer, and keeps the order: the lab promises what comes back, not how soon.
import { createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocketServer } from 'ws';

const server = createServer((request, response) => {
  const isStats = request.url?.split('?')[0] === '/stats';
  response.writeHead(isStats ? 200 : 404);
  response.end(isStats ? JSON.stringify({ connections: sockets.clients.size }) : '');
});
const sockets = new WebSocketServer({ server, path: '/ws' });
let answers = 0;

sockets.on('connection', (socket) => {
  // Every answer waits for the one before it.
  let last = Promise.resolve();
  socket.on('error', () => undefined);
  socket.on('message', (data, isBinary) => {
    answers += 1;
    const thinks = answers % 10 === 1;
    last = last
      .then(() => (thinks ? delay(300) : undefined))
      .then(() => socket.send(data, { binary: isBinary }));
  });
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
