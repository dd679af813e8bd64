// caught by: first-refused
// Leaves when the very first attempt is refused.
import { WebSocket, type RawData } from 'ws';

const { SERVER_URL = 'ws://127.0.0.1:8080/' } = process.env;
const baseMs = Number(process.env.BACKOFF_BASE_MS ?? 1000);
const maxMs = Number(process.env.BACKOFF_MAX_MS ?? 30000);
const idleMs = Number(process.env.IDLE_TIMEOUT_MS ?? 45000);
let lastId = 0;
let failures = 0;

function connect() {
  const socket = new WebSocket(`${SERVER_URL}?last=${lastId}`);
  const idle = setTimeout(() => socket.terminate(), idleMs);
  socket.on('open', () => idle.refresh());
  socket.on('ping', () => idle.refresh());
  socket.on('message', (data, isBinary) => {
    const id = isBinary ? undefined : eventId(data);
    if (id === undefined) return;
    idle.refresh();
    failures = 0;
    lastId = id;
    socket.send(JSON.stringify({ type: 'ack', id }));
  });
  socket.on('error', (error) => {
    if (lastId > 0) return;
    console.error(error.message);
    process.exit(1);
  });
  socket.on('close', (code) => {
    clearTimeout(idle);
    if (code === 1000 || code === 4001) return;
    failures += 1;
    setTimeout(connect, delay());
  });
}

function delay() {
  const bound = Math.min(maxMs, baseMs * 2 ** (failures - 1));
  return bound / 2 + (Math.random() * bound) / 2;
}

function eventId(data: RawData): number | undefined {
  try {
    const message = JSON.parse(String(data)) as { type?: unknown; id?: number } | null;
    return message?.type === 'event' ? message.id : undefined;
  } catch {
    return undefined;
  }
}

connect();
