// caught by: connections-apart
// Looks for the id to cancel among the timers of all connections.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

interface Job {
  readonly id: string;
  readonly ms: number;
}

const queueLimit = Number(process.env.QUEUE_LIMIT ?? 16);
const queues = new Set<Job[]>();
const server = createServer((request, response) => {
  const isStats = request.url?.split('?')[0] === '/stats';
  response.writeHead(isStats ? 200 : 404);
  response.end(isStats ? JSON.stringify({ queued: [...queues].flat().length }) : '');
});
const sockets = new WebSocketServer({ server, path: '/ws' });

const timers = new Map<string, NodeJS.Timeout>();

sockets.on('connection', (socket) => {
  const say = (message: object): void => socket.send(JSON.stringify(message));
  const waiting: Job[] = [];
  let running: Job | undefined;
  let timer: NodeJS.Timeout | undefined;
  queues.add(waiting);

  function next(): void {
    clearTimeout(timer);
    running = waiting.shift();
    const job = running;
    if (!job) return;
    timer = setTimeout(() => {
      say({ type: 'done', id: job.id });
      next();
    }, job.ms);
    timers.set(job.id, timer);
  }

  function work(job: Job): void {
    if (waiting.length >= queueLimit) {
      say({ type: 'busy', id: job.id });
      return;
    }
    waiting.push(job);
    if (!running) next();
  }

  function cancel(id: string): void {
    const at = waiting.findIndex((job) => job.id === id);
    if (at >= 0) waiting.splice(at, 1);
    clearTimeout(timers.get(id));
    if (running?.id === id) next();
    say({ type: 'cancelled', id });
  }

  socket.on('message', (data) => {
    const { type, id, ms } = read((data as Buffer).toString());
    if (type === 'ping') say({ type: 'pong' });
    else if (type === 'work' && typeof id === 'string' && typeof ms === 'number') work({ id, ms });
    else if (type === 'cancel' && typeof id === 'string') cancel(id);
    else say({ type: 'error', reason: 'bad-message' });
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    queues.delete(waiting);
    clearTimeout(timer);
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
