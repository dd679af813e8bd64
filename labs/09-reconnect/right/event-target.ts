// As in a browser: addEventListener and handler properties, with `ping` as the one thing that a browser hides.
import { WebSocket } from 'ws';

const setting = (name: string, usual: number): number => parseInt(process.env[name] ?? '', 10) || usual;
const state = { last: 0, attempt: 1 };

function open(): void {
  const address = new URL(process.env.SERVER_URL ?? '');
  address.search = new URLSearchParams({ last: `${state.last}` }).toString();
  const socket = new WebSocket(address.href, [], { handshakeTimeout: setting('IDLE_TIMEOUT_MS', 45_000) });
  let timer: NodeJS.Timeout;
  const watch = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => socket.terminate(), setting('IDLE_TIMEOUT_MS', 45_000));
  };
  watch();
  socket.onopen = watch;
  socket.on('ping', watch);
  socket.onerror = () => undefined;
  socket.addEventListener('message', ({ data }) => {
    if (typeof data !== 'string' || !/^\s*\{/.test(data)) return;
    const { type, id } = safely(data);
    if (type !== 'event') return;
    watch();
    Object.assign(state, { last: id, attempt: 1 });
    socket.send(JSON.stringify({ type: 'ack', id, at: Date.now() }));
  });
  socket.onclose = ({ code }) => {
    clearTimeout(timer);
    switch (code) {
      case 1000:
      case 4001:
        process.exitCode = 0;
        return;
      default:
        setTimeout(open, pause(state.attempt++));
    }
  };
}

function pause(attempt: number): number {
  const longest = Math.min(
    setting('BACKOFF_MAX_MS', 30_000),
    setting('BACKOFF_BASE_MS', 1000) * 2 ** (attempt - 1),
  );
  const shortest = longest / 2;
  return shortest + Math.floor(Math.random() * (longest - shortest + 1));
}

function safely(text: string): { type?: unknown; id?: unknown } {
  try {
    return JSON.parse(text) as { type?: unknown; id?: unknown };
  } catch {
    return {};
  }
}

open();
