import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

const server = createServer();
const sockets = new WebSocketServer({ server, path: '/ws' });

// #region part
const online: WebSocket[] = [];

sockets.on('connection', (client) => {
  online.push(client);
  client.on('message', (data) => {
    online.forEach((each, index) => {
      if (each.readyState === each.OPEN) each.send(String(data));
      else online.splice(index, 1);
    });
  });
});
// #endregion

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
