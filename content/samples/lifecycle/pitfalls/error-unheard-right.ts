import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const server = createServer();
const sockets = new WebSocketServer({ server, path: '/ws' });

// #region part
sockets.on('connection', (client) => {
  client.on('message', (data, isBinary) => {
    client.send(data, { binary: isBinary });
  });
  client.on('error', () => undefined);
});
// #endregion

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
