import { createServer, type IncomingMessage } from 'node:http';
import { WebSocketServer } from 'ws';

const server = createServer((_request, response) => {
  response
    .writeHead(426, { connection: 'Upgrade', upgrade: 'websocket' })
    .end();
});
const sockets = new WebSocketServer({ noServer: true });

server.on('upgrade', (request, socket, head) => {
  const refusal = refusalOf(request);
  if (refusal) {
    // Still HTTP: a status line, headers, an empty line, the end.
    socket.end(
      `HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
    );
    return;
  }
  sockets.handleUpgrade(request, socket, head, (client) => {
    client.send('ready');
  });
});

function refusalOf({ url, headers }: IncomingMessage): string | undefined {
  if (url?.split('?', 1)[0] !== '/ws') return '404 Not Found';
  if (headers['sec-websocket-version'] !== '13')
    return '426 Upgrade Required\r\nSec-WebSocket-Version: 13';
  return undefined;
}

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
