import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const server = createServer();
const sockets = new WebSocketServer({ server, path: '/ws' });

// #region part
const online = new Set<object>();

sockets.on('connection', (client) => {
  online.add(client);
  client.on('message', (data) => {
    if (String(data) === 'bye') {
      online.delete(client);
      client.close();
    } else client.send(String(online.size));
  });
});
// #endregion

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
