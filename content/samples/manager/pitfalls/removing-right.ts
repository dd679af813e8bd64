import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

const server = createServer();
const sockets = new WebSocketServer({ server, path: '/ws' });

// #region part
const online = new Set<WebSocket>();

sockets.on('connection', (client) => {
  online.add(client);
  client.on('message', (data) => {
    for (const each of online) each.send(String(data));
  });
  client.on('close', () => online.delete(client));
});
// #endregion

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
