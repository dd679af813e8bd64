// caught by: comes-back
// Connects again at once, in a tight loop while the server is away.
import { WebSocket, type RawData } from 'ws';

const { SERVER_URL = 'ws://127.0.0.1:8080/' } = process.env;
const idleMs = Number(process.env.IDLE_TIMEOUT_MS ?? 45000);
let lastId = 0;

function connect() {
  const socket = new WebSocket(`${SERVER_URL}?last=${lastId}`);
  const idle = setTimeout(() => socket.terminate(), idleMs);
  socket.on('open', () => idle.refresh());
  socket.on('ping', () => idle.refresh());
  socket.on('message', (data, isBinary) => {
    const id = isBinary ? undefined : eventId(data);
    if (id === undefined) return;
    idle.refresh();
    lastId = id;
    socket.send(JSON.stringify({ type: 'ack', id }));
  });
  socket.on('error', () => undefined);
  socket.on('close', (code) => {
    clearTimeout(idle);
    if (code === 1000 || code === 4001) return;
    connect();
  });
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
