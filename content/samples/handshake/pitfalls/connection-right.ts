import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const server = createServer();
const sockets = new WebSocketServer({ noServer: true });

// #region part
server.on('upgrade', (request, socket, head) => {
  if (!/(^|,)\s*upgrade\s*(,|$)/i.test(request.headers.connection ?? '')) {
    socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    return;
  }
  sockets.handleUpgrade(request, socket, head, (client) => {
    client.send('ready');
  });
});
// #endregion

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
