// caught by: text-bytes-kept
// TextDecoder drops a leading U+FEFF unless it is told `ignoreBOM: true`.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const decoder = new TextDecoder();

const server = createServer((request, response) => {
  const isStats = request.url?.split('?')[0] === '/stats';
  response.writeHead(isStats ? 200 : 404);
  response.end(isStats ? JSON.stringify({ connections: sockets.clients.size }) : '');
});
const sockets = new WebSocketServer({ server, path: '/ws' });

sockets.on('connection', (socket) => {
  socket.on('error', () => undefined);
  socket.on('message', (data, isBinary) => {
    socket.send(isBinary ? data : decoder.decode(data as Buffer));
  });
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
