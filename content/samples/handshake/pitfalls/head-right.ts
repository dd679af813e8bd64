import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const server = createServer();
const sockets = new WebSocketServer({ noServer: true });

// #region part
server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (client) => {
    client.on('message', (data) => {
      client.send(data.toString());
    });
  });
});
// #endregion

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
