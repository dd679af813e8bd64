import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { WebSocketServer, type RawData } from 'ws';

const port = Number(process.env.PORT ?? 8080);

interface Job {
  readonly id: string;
  readonly ms: number;
}

type Message = { type: 'ping' } | { type: 'cancel'; id: string } | ({ type: 'work' } & Job);

/** The jobs of one connection. 연결 하나의 일들입니다. */
class Worker {
  readonly #onDone: (id: string) => void;
  /** Those that wait for their turn. 차례를 기다리는 일들입니다. */
  waiting: Job[] = [];

  constructor(onDone: (id: string) => void) {
    this.#onDone = onDone;
  }

  /** Takes a job on; false where too many wait already. 일을 맡습니다. 이미 너무 많이 기다리고 있으면 false입니다. */
  take(job: Job): boolean {
    // TODO 3: one job at a time. While one runs, the next has to wait; when it is done, the next starts.
    //         한 번에 하나씩입니다. 하나가 실행되는 동안 다음 일은 기다리고, 끝나면 다음 일이 시작됩니다.
    // TODO 5: only QUEUE_LIMIT (16) jobs may wait; refuse the next.
    //         기다릴 수 있는 일은 QUEUE_LIMIT(16)개까지입니다. 그다음 일은 거절합니다.
    setTimeout(() => this.#onDone(job.id), job.ms);
    return true;
  }

  cancel(id: string): void {
    // TODO 4: drop the job if it waits; if it runs, stop it and start the next.
    //         기다리는 일이면 버리고, 실행 중인 일이면 멈추고 다음 일을 시작합니다.
    console.log('cancel', id);
  }
}

const server = createServer(answer);
const sockets = new WebSocketServer({ server, path: '/ws' });

const workers = new Set<Worker>();

sockets.on('connection', (socket) => {
  const say = (message: object): void => socket.send(JSON.stringify(message));
  const worker = new Worker((id) => say({ type: 'done', id }));
  workers.add(worker);

  socket.on('message', (data) => {
    const message = read(data);
    if (message === undefined) say({ type: 'error', reason: 'bad-message' });
    // TODO 2: answer 'ping' with 'pong', at once.
    //         'ping'에는 바로 'pong'으로 답합니다.
    if (message?.type === 'work' && !worker.take(message)) say({ type: 'busy', id: message.id });
    if (message?.type === 'cancel') {
      worker.cancel(message.id);
      say({ type: 'cancelled', id: message.id });
    }
  });
  socket.on('error', () => undefined);

  // TODO 7: when the connection has ended, nobody waits for its jobs any more.
  //         연결이 끝나면 그 일을 기다리는 사람은 없습니다.
});
server.listen(port, '127.0.0.1');

/** What the client said, or undefined where it makes no sense. 클라이언트가 한 말. 뜻이 통하지 않으면 undefined입니다. */
function read(data: RawData): Message | undefined {
  // TODO 1: this throws for what is no JSON, and believes whatever the fields are.
  //         JSON이 아니면 예외가 나고, 필드가 어떤 종류든 그대로 믿습니다.
  return JSON.parse((data as Buffer).toString()) as Message;
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  // TODO 6: answer GET /stats with {"queued": n}: how many jobs wait, those of all connections together.
  //         GET /stats에 {"queued": n}으로 응답합니다. 모든 연결에서 기다리는 일의 수입니다.
  response.writeHead(request.url === undefined ? 400 : 404).end();
}
