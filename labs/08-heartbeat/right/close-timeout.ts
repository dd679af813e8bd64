// One timer per connection that changes its task, and lets ws do the cutting: `closeTimeout` is how long ws waits for the
// answer to a close frame.
import { createServer } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

const milliseconds = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);
const interval = milliseconds('HEARTBEAT_INTERVAL_MS', 30_000);
const timeout = milliseconds('HEARTBEAT_TIMEOUT_MS', 10_000);

const server = createServer((request, response) => {
  const known = /^\/stats(\?|$)/.test(request.url ?? '');
  response.writeHead(known ? 200 : 404, { 'content-type': 'application/json' });
  response.end(known ? JSON.stringify({ connections: sockets.clients.size }) : '{}');
});
const options = { server, path: '/ws', closeTimeout: timeout };
const sockets = new WebSocketServer(options);

sockets.on('connection', (socket) => {
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
  socket.on('error', (error) => console.error(error.message));
  beat(socket);
});

function beat(socket: WebSocket): void {
  let timer = setTimeout(ask, interval);

  function ask(): void {
    socket.ping();
    timer = setTimeout(() => socket.close(1001), timeout);
    const asked = Date.now();
    socket.once('pong', () => {
      clearTimeout(timer);
      // What the pong took is not added to the interval.
      timer = setTimeout(ask, Math.max(0, asked + interval - Date.now()));
    });
  }

  socket.once('close', () => {
    clearTimeout(timer);
    socket.removeAllListeners('pong');
  });
}

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
