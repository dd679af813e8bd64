import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const server = createServer((_request, response) => {
  response.writeHead(404).end();
});

// Only /ws gets a 101. Other paths are refused while it is still HTTP.
const sockets = new WebSocketServer({ server, path: '/ws' });

sockets.on('connection', (client) => {
  // The 101 has gone out: from here on both sides may send.
  client.send('welcome');
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
