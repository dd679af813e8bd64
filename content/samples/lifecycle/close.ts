import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const server = createServer((_request, response) => {
  response.writeHead(404).end();
});
const sockets = new WebSocketServer({ server, path: '/ws' });

sockets.on('connection', (client) => {
  client.on('message', (data, isBinary) => {
    if (!isBinary && String(data) === 'bye') {
      // Our close frame goes out. The client answers, and TCP ends.
      client.close(1000, 'see you');
      return;
    }
    client.send(data, { binary: isBinary });
  });
  client.on('error', () => undefined);

  // Here, and not at close(), it is over.
  client.on('close', (code, reason) => {
    process.stdout.write(`closed ${code} ${String(reason)}\n`);
  });
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
