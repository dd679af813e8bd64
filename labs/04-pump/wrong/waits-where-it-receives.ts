// caught by: ping-at-once
// Waits for the work in the loop that receives: while it works it hears nothing.
import { on } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocketServer } from 'ws';

interface Job {
  readonly id: string;
  readonly ms: number;
}

const queues = new Set<Job[]>();
const server = createServer((request, response) => {
  const isStats = request.url?.split('?')[0] === '/stats';
  response.writeHead(isStats ? 200 : 404);
  response.end(isStats ? JSON.stringify({ queued: [...queues].flat().length }) : '');
});
const sockets = new WebSocketServer({ server, path: '/ws' });

sockets.on('connection', (socket) => {
  const say = (message: object): void => socket.send(JSON.stringify(message));
  const waiting: Job[] = [];
  queues.add(waiting);

  const receive = async (): Promise<void> => {
    for await (const [data] of on(socket, 'message', { close: ['close'] })) {
      const { type, id, ms } = read(String(data));
      if (type === 'ping') say({ type: 'pong' });
      else if (type === 'work' && typeof id === 'string' && typeof ms === 'number') {
        await delay(ms);
        say({ type: 'done', id });
      } else if (type === 'cancel') say({ type: 'cancelled', id });
      else say({ type: 'error', reason: 'bad-message' });
    }
  };
  void receive();
  socket.on('error', () => undefined);
  socket.on('close', () => {
    queues.delete(waiting);
  });
});

function read(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>;
  } catch {
    return {};
  }
}

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
