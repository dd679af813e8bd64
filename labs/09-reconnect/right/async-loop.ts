// One loop, one attempt after the other: nothing is planned, everything is awaited.
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';

const env = (name: string): number => Number(process.env[name]);
let last = 0;
let failed = 0;

/** Resolves with the close code when the connection is over. */
async function talk(): Promise<number> {
  const socket = new WebSocket(new URL(`?last=${last}`, process.env.SERVER_URL));
  const over = new Promise<number>((resolve) => socket.once('close', resolve));
  const gone = new AbortController();
  let seen = Date.now();
  const sign = (): number => (seen = Date.now());
  socket.on('error', () => undefined).on('open', sign);
  socket.on('ping', sign);
  socket.on('message', (data, binary) => {
    const message = binary ? undefined : parse(String(data));
    if (message?.type !== 'event' || message.id === undefined) return;
    sign();
    socket.send(`{"type":"ack","id":${message.id}}`);
    last = message.id;
    failed = 0;
  });
  void watch();
  const code = await over;
  gone.abort();
  return code;

  /** Looks whenever the time might be up. */
  async function watch(): Promise<void> {
    try {
      for (;;) {
        const left = seen + env('IDLE_TIMEOUT_MS') - Date.now();
        if (left <= 0) break;
        await sleep(left, undefined, { signal: gone.signal });
      }
    } catch {
      return; // The connection ended before.
    }
    socket.terminate();
  }
}

function parse(text: string): { type?: string; id?: number } | undefined {
  try {
    return (JSON.parse(text) ?? undefined) as { type?: string; id?: number } | undefined;
  } catch {
    return undefined;
  }
}

for (;;) {
  const code = await talk();
  if (code === 1000 || code === 4001) break;
  let bound = env('BACKOFF_BASE_MS');
  for (let doubled = 0; doubled < failed && bound < env('BACKOFF_MAX_MS'); doubled += 1) bound *= 2;
  bound = Math.min(bound, env('BACKOFF_MAX_MS'));
  failed += 1;
  await sleep(bound - Math.random() * (bound / 2));
}
