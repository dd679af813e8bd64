// Does all that is allowed and not asked for: pings the server, sends headers of its own and more fields, ends a moment late.
import { WebSocket, type RawData } from 'ws';

const { SERVER_URL = '', BACKOFF_BASE_MS, BACKOFF_MAX_MS, IDLE_TIMEOUT_MS } = process.env;
let lastId = 0;
let failures = 0;

const start = (): void => {
  const socket = new WebSocket(`${SERVER_URL}?last=${lastId}`, {
    headers: { 'User-Agent': 'wirebook-right/1', 'Accept-Language': 'ko' },
    maxPayload: 1024 * 1024,
    skipUTF8Validation: false,
  });
  const idle = setTimeout(() => socket.terminate(), Number(IDLE_TIMEOUT_MS));
  const pings = setInterval(
    () => socket.readyState === WebSocket.OPEN && socket.ping('still there?'),
    20_000,
  );
  const alive = (): void => void idle.refresh();
  for (const sign of ['open', 'ping', 'upgrade']) socket.on(sign, alive);
  socket.on('message', (data, isBinary) => {
    const event = isBinary ? undefined : parsed(data);
    if (typeof event?.id !== 'number' || event.type !== 'event') return;
    alive();
    [lastId, failures] = [event.id, 0];
    queueMicrotask(() =>
      socket.send(JSON.stringify({ at: new Date(), ...event, type: 'ack' }, undefined, 2)),
    );
  });
  socket.on('error', (error) => console.warn(error));
  socket.once('close', (code) => {
    clearTimeout(idle);
    clearInterval(pings);
    if ([1000, 4001].includes(code)) setTimeout(() => process.exit(0), 50);
    else again();
  });
};

function again(): void {
  failures += 1;
  const bound = Math.min(Number(BACKOFF_MAX_MS), Number(BACKOFF_BASE_MS) * Math.pow(2, failures - 1));
  const least = Math.ceil(bound / 2);
  const wait = least + Math.random() * (bound - least);
  console.log(`again in ${Math.round(wait)} ms`);
  setTimeout(start, wait);
}

function parsed(data: RawData): { type?: unknown; id?: unknown } | undefined {
  try {
    return Object(JSON.parse((data as Buffer).toString())) as object;
  } catch {
    return undefined;
  }
}

start();
