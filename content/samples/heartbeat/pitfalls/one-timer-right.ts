import { WebSocketServer } from 'ws';

const sockets = new WebSocketServer({
  host: '127.0.0.1',
  port: Number(process.env.PORT ?? 8080),
  path: '/ws',
});

sockets.on('connection', (client) => {
  let overdue: NodeJS.Timeout;
  const heartbeat = setInterval(() => {
    overdue = setTimeout(() => client.close(1001), 400);
    client.ping();
  }, 600);
  client.on('pong', () => clearTimeout(overdue));
  client.on('close', () => clearInterval(heartbeat));
});
