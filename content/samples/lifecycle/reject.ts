import { createServer, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';

const LIMIT = 100;
const server = createServer((_request, response) => {
  response.writeHead(404).end();
});
const sockets = new WebSocketServer({ noServer: true });

// Before the 101 a refusal is an HTTP response like any other.
const refuse = (socket: Duplex, status: number) => {
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Length: 0',
    'Connection: close',
  ];
  socket.on('error', () => undefined);
  socket.end(`${lines.join('\r\n')}\r\n\r\n`);
};

server.on('upgrade', (request, socket, head) => {
  const [path, query] = (request.url ?? '').split('?');
  if (path !== '/ws') return refuse(socket, 404);
  if (sockets.clients.size >= LIMIT) return refuse(socket, 503);

  sockets.handleUpgrade(request, socket, head, (client) => {
    client.on('error', () => undefined);
    const name = new URLSearchParams(query).get('name');
    // After the 101 it is a close frame, and the page sees its code.
    if (!name) return client.close(4000, 'name is missing');
    client.send(`welcome, ${name}`);
  });
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
