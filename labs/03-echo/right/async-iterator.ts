// One async function per connection, which reads its messages with `for await`.
import { on } from 'node:events';
import { createServer } from 'node:http';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';

const open = new Set<WebSocket>();

async function serve(socket: WebSocket): Promise<void> {
  open.add(socket);
  try {
    // `on` keeps what arrives while the loop is busy, so that nothing is lost between two turns.
    for await (const event of on(socket, 'message', { close: ['close'] })) {
      const [data, isBinary] = event as [RawData, boolean];
      await new Promise<void>((sent) => socket.send(data, { binary: isBinary }, () => sent()));
    }
  } finally {
    open.delete(socket);
  }
}

const server = createServer((request, response) => {
  switch (request.url?.replace(/\?.*$/s, '')) {
    case '/stats':
      response.setHeader('content-type', 'application/json');
      return response.end(`{ "connections" : ${open.size} }`);
    default:
      response.statusCode = 404;
      return response.end();
  }
});

new WebSocketServer({ server, path: '/ws' }).on('connection', (socket) => {
  serve(socket).catch((error: unknown) => console.error('a connection failed:', error));
});

server.listen({ port: process.env.PORT ?? 8080, host: '127.0.0.1' });
