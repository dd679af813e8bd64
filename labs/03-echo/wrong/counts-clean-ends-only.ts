// caught by: stats-after-abrupt-disconnect
// Counts down where a close frame came, which is not how most connections end.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

let connections = 0;

const server = createServer((request, response) => {
  const isStats = request.url?.split('?')[0] === '/stats';
  response.writeHead(isStats ? 200 : 404);
  response.end(isStats ? JSON.stringify({ connections }) : '');
});
const sockets = new WebSocketServer({ server, path: '/ws' });

sockets.on('connection', (socket) => {
  socket.on('error', () => undefined);
  connections += 1;
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
  socket.on('close', (code) => {
    if (code !== 1006) connections -= 1;
  });
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
