import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const intervalMs = Number(process.env.HEARTBEAT_INTERVAL_MS ?? 30_000);

const server = createServer((_, response) => response.writeHead(404).end());
const sockets = new WebSocketServer({ server, path: '/ws' });

sockets.on('connection', (client) => {
  client.on('error', () => undefined);

  // A control frame. The other side's library answers it by itself.
  const heartbeat = setInterval(() => client.ping(), intervalMs);

  client.on('pong', () => process.stdout.write('still there\n'));

  // A timer that goes on would hold the connection in memory for ever.
  client.on('close', () => clearInterval(heartbeat));
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
