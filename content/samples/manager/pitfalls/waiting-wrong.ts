import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

const server = createServer();
const sockets = new WebSocketServer({ server, path: '/ws' });

// #region part
const online = new Set<WebSocket>();

const deliver = (receiver: WebSocket, text: string) =>
  new Promise<void>((resolve, reject) => {
    receiver.send(text, (error) => (error ? reject(error) : resolve()));
  });

sockets.on('connection', (client) => {
  online.add(client);
  client.on('message', async (data) => {
    for (const each of online) await deliver(each, String(data));
  });
  client.on('close', () => online.delete(client));
});
// #endregion

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
