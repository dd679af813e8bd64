// caught by: survives-abrupt-disconnect
// Expects every close to be a clean one: without a close frame the code is 1006, and the table has no entry.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const reasons = new Map([
  [1000, 'Done'],
  [1001, 'Going away'],
  [1005, 'No code'],
]);
const reason = (code: number) => reasons.get(code) as string;

const server = createServer((request, response) => {
  const isStats = request.url?.split('?')[0] === '/stats';
  response.writeHead(isStats ? 200 : 404);
  response.end(isStats ? JSON.stringify({ connections: sockets.clients.size }) : '');
});
const sockets = new WebSocketServer({ server, path: '/ws' });

sockets.on('connection', (socket) => {
  socket.on('error', () => undefined);
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
  socket.on('close', (code) => {
    console.log('closed:', reason(code).toLowerCase());
  });
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
