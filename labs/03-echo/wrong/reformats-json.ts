// caught by: text-bytes-kept
// Parses text that looks like JSON and writes it anew, with other white space.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

function tidy(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}

const server = createServer((request, response) => {
  const isStats = request.url?.split('?')[0] === '/stats';
  response.writeHead(isStats ? 200 : 404);
  response.end(isStats ? JSON.stringify({ connections: sockets.clients.size }) : '');
});
const sockets = new WebSocketServer({ server, path: '/ws' });

sockets.on('connection', (socket) => {
  socket.on('error', () => undefined);
  socket.on('message', (data, isBinary) => socket.send(isBinary ? data : tidy(data.toString())));
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
