import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const server = createServer();
const sockets = new WebSocketServer({ server, path: '/ws' });

// #region part
const online = new Set<object>();

sockets.on('connection', (client) => {
  online.add(client);
  client.on('message', (data) => {
    if (String(data) !== 'bye') return client.send(String(online.size));
    online.delete(client); // who vanishes never says bye
    client.close();
  });
});
// #endregion

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
