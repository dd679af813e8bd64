import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

let connections = 0;

const server = createServer((request, response) => {
  if (request.url === '/stats') {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ connections }));
    return;
  }
  response.writeHead(404).end();
});

// Only /ws gets a 101. Other paths are refused while it is still HTTP.
const sockets = new WebSocketServer({ server, path: '/ws' });

sockets.on('connection', (client) => {
  connections += 1;

  // `data` is a Buffer for text too; only `isBinary` tells which it was.
  client.on('message', (data, isBinary) => {
    client.send(data, { binary: isBinary });
  });

  // A broken frame, a reset. Unheard, it would end the whole process.
  client.on('error', () => undefined);

  // Comes exactly once, however it ended. All clean-up belongs here.
  client.on('close', () => {
    connections -= 1;
  });
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
