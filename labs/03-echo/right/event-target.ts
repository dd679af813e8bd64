// The event interface that browsers have: text arrives as a string, binary as bytes, so `send` needs no hint.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const server = createServer();
const sockets = new WebSocketServer({ server, path: '/ws', perMessageDeflate: true });

sockets.on('connection', (socket) => {
  socket.binaryType = 'arraybuffer';
  socket.addEventListener('message', (event) => socket.send(event.data));
  socket.addEventListener('error', (event) => console.error(event.message));
});

server.on('request', (request, response) => {
  const known = /^\/stats(\?|$)/.test(request.url ?? '');
  response.writeHead(known ? 200 : 404, { 'content-type': 'application/json' });
  response.end(JSON.stringify(known ? { connections: sockets.clients.size } : { error: 'not found' }));
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
