import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const server = createServer((_request, response) => {
  response.writeHead(404).end();
});
const sockets = new WebSocketServer({ server, path: '/ws' });

sockets.on('connection', (client) => client.on('error', () => undefined));

// Nobody has asked. The update goes out when it happens.
setInterval(() => {
  const update = new Date().toISOString();
  for (const client of sockets.clients) client.send(update);
}, 1000);

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
