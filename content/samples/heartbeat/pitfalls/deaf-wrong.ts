import { WebSocketServer } from 'ws';

const sockets = new WebSocketServer({
  host: '127.0.0.1',
  port: Number(process.env.PORT ?? 8080),
  path: '/ws',
});

sockets.on('connection', (client) => {
  let overdue: NodeJS.Timeout;
  const heartbeat = setInterval(() => {
    // After long work the timer is due before the pong has been read.
    overdue = setTimeout(() => client.close(1001), 50);
    client.ping();
  }, 200);
  client.on('pong', () => clearTimeout(overdue));
  client.on('close', () => clearInterval(heartbeat));
  client.on('message', () => work(800));
});

/** Lets nothing else happen meanwhile: a large JSON, an image. */
function work(ms: number): void {
  for (const end = Date.now() + ms; Date.now() < end;);
}
