import { WebSocketServer } from 'ws';

const sockets = new WebSocketServer({
  host: '127.0.0.1',
  port: Number(process.env.PORT ?? 8080),
  path: '/ws',
});

sockets.on('connection', (client) => {
  let isAlive = true;
  client.on('pong', () => (isAlive = true));
  const heartbeat = setInterval(() => {
    // The page sees 1006, as if its network had failed.
    if (!isAlive) return client.terminate();
    isAlive = false;
    client.ping();
  }, 200);
  client.on('close', () => clearInterval(heartbeat));
});
