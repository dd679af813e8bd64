import { WebSocketServer } from 'ws';

const sockets = new WebSocketServer({
  host: '127.0.0.1',
  port: Number(process.env.PORT ?? 8080),
  path: '/ws',
});

let overdue: NodeJS.Timeout;

sockets.on('connection', (client) => {
  const heartbeat = setInterval(() => {
    clearTimeout(overdue);
    overdue = setTimeout(() => client.close(1001), 400);
    client.ping();
  }, 600);
  // Whoever answers stops the timer of whoever does not.
  client.on('pong', () => clearTimeout(overdue));
  client.on('close', () => clearInterval(heartbeat));
});
