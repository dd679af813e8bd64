// A chain of promises for the order, and an AbortController for every job.
import { createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocketServer, type WebSocket } from 'ws';

const limit = Number(process.env.QUEUE_LIMIT ?? 16);

interface Job {
  readonly id: string;
  readonly cancelled: AbortController;
  started: boolean;
}

const jobs = new Map<WebSocket, Set<Job>>();
const waitingOf = (all: Set<Job>): number => [...all].filter((job) => !job.started).length;

const server = createServer((request, response) => {
  if (request.url?.replace(/\?.*/s, '') !== '/stats') return response.writeHead(404).end();
  const queued = [...jobs.values()].map(waitingOf).reduce((sum, each) => sum + each, 0);
  return response.end(JSON.stringify({ queued, connections: jobs.size }));
});
const sockets = new WebSocketServer({ server, path: '/ws' });

sockets.on('connection', (socket) => {
  const mine = new Set<Job>();
  let last: Promise<unknown> = Promise.resolve();
  jobs.set(socket, mine);

  const run = async (job: Job, ms: number): Promise<void> => {
    if (job.cancelled.signal.aborted) return;
    job.started = true;
    await delay(ms, undefined, { signal: job.cancelled.signal });
    socket.send(JSON.stringify({ id: job.id, type: 'done', ms }));
  };

  const work = (id: string, ms: number): void => {
    const isIdle = mine.size === 0;
    if (!isIdle && waitingOf(mine) >= limit) {
      socket.send(JSON.stringify({ type: 'busy', id }));
      return;
    }
    const job: Job = { id, cancelled: new AbortController(), started: isIdle };
    mine.add(job);
    last = last
      .then(() => run(job, ms))
      .catch(() => undefined)
      .finally(() => mine.delete(job));
  };

  const cancel = (id: string): void => {
    for (const job of mine) {
      if (job.id !== id) continue;
      job.cancelled.abort();
      mine.delete(job);
    }
    socket.send(JSON.stringify({ type: 'cancelled', id }));
  };

  socket.on('message', (data: Buffer, isBinary) => {
    const message = isBinary ? undefined : parse(data.toString());
    if (message?.type === 'ping') socket.send('{"type":"pong"}');
    else if (message?.type === 'work' && text(message.id) && number(message.ms)) work(message.id, message.ms);
    else if (message?.type === 'cancel' && text(message.id)) cancel(message.id);
    else socket.send('{"type":"error","reason":"bad-message"}');
  });
  socket.on('error', (error) => console.error(error.message));
  socket.on('close', () => {
    jobs.delete(socket);
    for (const job of mine) job.cancelled.abort();
  });
});

const text = (value: unknown): value is string => typeof value === 'string';
const number = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

function parse(json: string): { type?: unknown; id?: unknown; ms?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return value !== null && typeof value === 'object' ? value : undefined;
  } catch {
    return undefined;
  }
}

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
