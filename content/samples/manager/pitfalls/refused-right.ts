import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

const server = createServer();
const sockets = new WebSocketServer({ server, path: '/ws' });

// #region part
const online = new Map<string, WebSocket>();

sockets.on('connection', (client, { url }) => {
  const name = url?.split('name=')[1] ?? '';
  if (online.has(name)) return client.close(4009);
  online.set(name, client);
  client.on('close', () => online.delete(name));
  client.on('message', () => client.send(String(online.size)));
});
// #endregion

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
