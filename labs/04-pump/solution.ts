import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { WebSocketServer, type RawData } from 'ws';

const port = Number(process.env.PORT ?? 8080);
const queueLimit = Number(process.env.QUEUE_LIMIT ?? 16);

interface Job {
  readonly id: string;
  readonly ms: number;
}

type Message = { type: 'ping' } | { type: 'cancel'; id: string } | ({ type: 'work' } & Job);

/** The jobs of one connection: one runs, the others wait. 연결 하나의 일들. 하나만 실행되고 나머지는 기다립니다. */
class Worker {
  readonly #onDone: (id: string) => void;
  #running: Job | undefined;
  #timer: NodeJS.Timeout | undefined;
  #waiting: Job[] = [];

  constructor(onDone: (id: string) => void) {
    this.#onDone = onDone;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** Takes a job on; false where too many wait already. 일을 맡습니다. 이미 너무 많이 기다리고 있으면 false입니다. */
  take(job: Job): boolean {
    if (!this.#running) this.#start(job);
    else if (this.#waiting.length < queueLimit) this.#waiting.push(job);
    else return false;
    return true;
  }

  cancel(id: string): void {
    this.#waiting = this.#waiting.filter((job) => job.id !== id);
    if (this.#running?.id === id) this.#next();
  }

  /** Forgets all jobs. 모든 일을 잊습니다. */
  stop(): void {
    this.#waiting = [];
    clearTimeout(this.#timer);
  }

  #start(job: Job): void {
    this.#running = job;
    this.#timer = setTimeout(() => {
      this.#onDone(job.id);
      this.#next();
    }, job.ms);
  }

  #next(): void {
    // Where the running job was cancelled, its timer must not fire into the next one.
    // 실행 중인 일을 취소한 경우, 그 타이머가 다음 일에 끼어들면 안 됩니다.
    clearTimeout(this.#timer);
    this.#running = undefined;
    const job = this.#waiting.shift();
    if (job) this.#start(job);
  }
}

const server = createServer(answer);
const sockets = new WebSocketServer({ server, path: '/ws' });
const workers = new Set<Worker>();

sockets.on('connection', (socket) => {
  const say = (message: object): void => socket.send(JSON.stringify(message));
  const worker = new Worker((id) => say({ type: 'done', id }));
  workers.add(worker);

  // Nothing in here waits. That is why the next message is always heard, however long a job takes.
  // 여기서는 아무것도 기다리지 않습니다. 그래서 일이 아무리 오래 걸려도 다음 메시지를 늘 들을 수 있습니다.
  socket.on('message', (data) => receive(read(data), worker, say));
  socket.on('error', () => undefined);
  socket.on('close', () => {
    worker.stop();
    workers.delete(worker);
  });
});
server.listen(port, '127.0.0.1');

/** Answers what can be answered at once; leaves the rest to the worker. 바로 답할 것만 답하고 나머지는 일꾼에게 맡깁니다. */
function receive(message: Message | undefined, worker: Worker, say: (message: object) => void): void {
  switch (message?.type) {
    case 'ping':
      say({ type: 'pong' });
      break;
    case 'cancel':
      worker.cancel(message.id);
      say({ type: 'cancelled', id: message.id });
      break;
    case 'work':
      if (!worker.take(message)) say({ type: 'busy', id: message.id });
      break;
    case undefined:
      say({ type: 'error', reason: 'bad-message' });
  }
}

/** What the client said, or undefined where it makes no sense. 클라이언트가 한 말. 뜻이 통하지 않으면 undefined입니다. */
function read(data: RawData): Message | undefined {
  const { type, id, ms } = fieldsOf((data as Buffer).toString());
  if (type === 'ping') return { type };
  if (type === 'cancel' && typeof id === 'string') return { type, id };
  if (type === 'work' && typeof id === 'string' && Number.isFinite(ms)) return { type, id, ms: Number(ms) };
  return undefined;
}

/** The fields of a JSON object; none where it is anything else. JSON 객체의 필드. 객체가 아니면 비어 있습니다. */
function fieldsOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Plain HTTP: the statistics, and 404 for the rest. 일반 HTTP 요청에는 통계를, 나머지에는 404를 돌려줍니다. */
function answer(request: IncomingMessage, response: ServerResponse): void {
  if (request.url?.split('?', 1)[0] === '/stats') {
    const queued = [...workers].reduce((sum, worker) => sum + worker.waiting, 0);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ queued }));
  } else {
    response.writeHead(404).end();
  }
}
