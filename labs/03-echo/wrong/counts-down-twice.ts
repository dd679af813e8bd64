// caught by: stats-after-broken-frame
// Counts down on 'error' and on 'close', and a broken connection emits both.
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
  connections += 1;
  const gone = () => {
    connections -= 1;
  };
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
  socket.on('error', gone);
  socket.on('close', gone);
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
