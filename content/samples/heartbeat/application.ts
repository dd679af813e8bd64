import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const server = createServer((_, response) => response.writeHead(404).end());
const sockets = new WebSocketServer({ server, path: '/ws' });

sockets.on('connection', (client) => {
  client.on('error', () => undefined);

  // The page's own heartbeat: a message, since pages cannot send pings.
  client.on('message', (data, isBinary) => {
    if (!isBinary && String(data) === '{"type":"ping"}') {
      client.send('{"type":"pong"}');
    }
  });
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
