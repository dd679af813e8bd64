import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocketServer } from 'ws';

const server = createServer();
const sockets = new WebSocketServer({ server, path: '/ws' });

// #region part
sockets.on('connection', (client) => {
  client.on('message', async (data) => {
    await sleep(Number(data));
    client.send(String(data));
  });
});
// #endregion

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
