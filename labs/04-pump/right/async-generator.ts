// The receiver pushes into a queue that an async worker pulls from. What was cancelled while running keeps its time, so that the
// next starts when it would have ended.
import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocketServer, type WebSocket } from 'ws';

interface Job {
  readonly id: string;
  readonly ms: number;
}

const limit = Number(process.env.QUEUE_LIMIT ?? 16);

class Pump {
  readonly waiting: Job[] = [];
  readonly #pushed = new EventEmitter();
  readonly #socket: WebSocket;
  readonly #ended: AbortSignal;
  #running: string | undefined;
  readonly #silenced = new Set<string>();

  constructor(socket: WebSocket, ended: AbortSignal) {
    this.#socket = socket;
    this.#ended = ended;
    this.#work().catch(() => undefined);
  }

  receive(message: unknown): void {
    const { type, id, ms } = (typeof message === 'object' && message ? message : {}) as Record<
      string,
      unknown
    >;
    if (type === 'ping') this.#say({ type: 'pong' });
    else if (type === 'cancel' && typeof id === 'string') this.#cancel(id);
    else if (type === 'work' && typeof id === 'string' && Number.isFinite(ms))
      this.#take({ id, ms: Number(ms) });
    else this.#say({ type: 'error', reason: 'bad-message', detail: 'I did not understand that.' });
  }

  /** Where none runs yet, the first is as good as running. */
  get queued(): number {
    return Math.max(0, this.waiting.length - (this.#running === undefined ? 1 : 0));
  }

  #take(job: Job): void {
    const isIdle = this.#running === undefined && this.waiting.length === 0;
    if (!isIdle && this.queued >= limit) {
      this.#say({ type: 'busy', id: job.id });
      return;
    }
    this.waiting.push(job);
    this.#pushed.emit('job');
  }

  #cancel(id: string): void {
    const rest = this.waiting.filter((job) => job.id !== id);
    this.waiting.splice(0, this.waiting.length, ...rest);
    if (this.#running === id) this.#silenced.add(id);
    this.#say({ type: 'cancelled', id });
  }

  async #work(): Promise<void> {
    for await (const { id, ms } of this.#jobs()) {
      this.#running = id;
      await sleep(ms, undefined, { signal: this.#ended });
      if (!this.#silenced.delete(id)) this.#say({ type: 'done', id });
      this.#running = undefined;
    }
  }

  async *#jobs(): AsyncGenerator<Job> {
    for (;;) {
      const job = this.waiting.shift();
      if (job) yield job;
      else await once(this.#pushed, 'job', { signal: this.#ended });
    }
  }

  #say(message: object): void {
    this.#socket.send(JSON.stringify(message));
  }
}

const pumps = new Set<Pump>();
const server = createServer((request, response) => {
  const isStats = /^\/stats(\?|$)/.test(request.url ?? '');
  const queued = [...pumps].reduce((sum, pump) => sum + pump.queued, 0);
  response.writeHead(isStats ? 200 : 404).end(isStats ? JSON.stringify({ queued }) : 'not found');
});

new WebSocketServer({ server, path: '/ws' }).on('connection', (socket) => {
  const end = new AbortController();
  const pump = new Pump(socket, end.signal);
  pumps.add(pump);
  socket.on('message', (data: Buffer) => pump.receive(parse(data.toString())));
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    pumps.delete(pump);
    end.abort();
  });
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
