import { createServer } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

const intervalMs = Number(process.env.HEARTBEAT_INTERVAL_MS ?? 30_000);
const timeoutMs = Number(process.env.HEARTBEAT_TIMEOUT_MS ?? 10_000);

const server = createServer((_, response) => response.writeHead(404).end());
const sockets = new WebSocketServer({ server, path: '/ws' });

sockets.on('connection', (client) => {
  client.on('error', () => undefined);

  // Of this client alone: nobody else's pong may stop it.
  let overdue: NodeJS.Timeout | undefined;

  // A control frame. The other side's library answers it by itself.
  const heartbeat = setInterval(() => {
    overdue = setTimeout(() => giveUp(client), timeoutMs);
    client.ping();
  }, intervalMs);

  client.on('pong', () => clearTimeout(overdue));

  // A timer that goes on would hold the connection in memory for ever.
  client.on('close', () => {
    clearInterval(heartbeat);
    clearTimeout(overdue);
  });
});

function giveUp(client: WebSocket): void {
  // A slow client learns why; a dead one never answers...
  client.close(1001, 'no pong');
  // ...so the connection is cut when the goodbye stays unanswered.
  const cut = setTimeout(() => client.terminate(), timeoutMs);
  client.on('close', () => clearTimeout(cut));
}

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
