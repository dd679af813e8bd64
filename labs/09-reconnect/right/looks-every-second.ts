// One clock for everything: it ticks, looks how long the server has been quiet, and whether it is time to try again.
import { WebSocket } from 'ws';

const base = Number(process.env.BACKOFF_BASE_MS);
const max = Number(process.env.BACKOFF_MAX_MS);
const idle = Number(process.env.IDLE_TIMEOUT_MS);

let socket: WebSocket | undefined;
let heardAt = 0;
let last = 0;
let attempt = 0;

const clock = setInterval(() => {
  if (socket && Date.now() - heardAt >= idle) socket.terminate();
}, idle / 60);

function connect(): void {
  const mine = new WebSocket(`${process.env.SERVER_URL}?last=${last}`);
  socket = mine;
  heardAt = Date.now();
  mine.on('open', heard);
  mine.on('ping', heard);
  mine.on('error', ({ message }) => console.log(message));
  mine.on('message', (data: Buffer, isBinary) => {
    const id = isBinary ? Number.NaN : idIn(data.toString('utf8'));
    if (Number.isNaN(id)) return;
    heard();
    attempt = 0;
    last = id;
    mine.send(JSON.stringify({ type: 'ack', id }));
  });
  mine.on('close', (code, reason) => {
    socket = undefined;
    if (code === 1000 || code === 4001) {
      console.log('over', code, String(reason));
      clearInterval(clock);
      return;
    }
    const bound = Math.min(max, base * 2 ** attempt);
    attempt += 1;
    setTimeout(connect, bound * (1 - Math.random() / 2));
  });
}

function heard(): void {
  heardAt = Date.now();
}

function idIn(text: string): number {
  if (!text.includes('event')) return Number.NaN;
  try {
    const message = JSON.parse(text) as { type?: unknown; id?: unknown };
    return message.type === 'event' ? Number(message.id) : Number.NaN;
  } catch {
    return Number.NaN;
  }
}

connect();
