import { WebSocketServer } from 'ws';

const sockets = new WebSocketServer({
  host: '127.0.0.1',
  port: Number(process.env.PORT ?? 8080),
  path: '/ws',
});

sockets.on('connection', (client) => {
  let overdue: NodeJS.Timeout;
  let isAlive = true;
  const heartbeat = setInterval(() => {
    isAlive = false;
    // First read what is there already, then judge.
    const judge = () => isAlive || client.close(1001);
    overdue = setTimeout(() => setImmediate(judge), 50);
    client.ping();
  }, 200);
  client.on('pong', () => {
    isAlive = true;
    clearTimeout(overdue);
  });
  client.on('close', () => clearInterval(heartbeat));
  client.on('message', () => work(800));
});

/** Lets nothing else happen meanwhile: a large JSON, an image. */
function work(ms: number): void {
  for (const end = Date.now() + ms; Date.now() < end;);
}
