import { WebSocket } from 'ws';

const serverUrl = process.env.SERVER_URL ?? 'ws://127.0.0.1:8080/';
const baseMs = Number(process.env.BACKOFF_BASE_MS ?? 1_000);
const maxMs = Number(process.env.BACKOFF_MAX_MS ?? 30_000);
const idleMs = Number(process.env.IDLE_TIMEOUT_MS ?? 45_000);

// The server says that we are done, or that it will never want us. Every other end may heal.
// 서버가 볼일이 끝났다고, 또는 다시는 받지 않겠다고 말하는 코드입니다. 다른 끝은 모두 나아질 수 있습니다.
const finalCodes = new Set([1000, 4001]);

// Both outlive a connection: where to go on, and how often it went wrong since the last event.
// 둘 다 연결보다 오래 삽니다. 어디서부터 이어 받을지, 마지막 이벤트 뒤로 몇 번 실패했는지입니다.
const session = { lastId: 0, failures: 0 };

connect();

/** One connection, from the attempt to its end. 시도부터 끝까지, 연결 하나의 일생입니다. */
function connect(): void {
  const socket = new WebSocket(address());

  // Whoever has not said anything for this long is gone, or as good as gone. The timer belongs to this one socket.
  // 이만큼 아무 말이 없으면 떠났거나, 떠난 것과 같습니다. 타이머는 이 소켓 하나에만 딸려 있습니다.
  const idle = setTimeout(() => socket.terminate(), idleMs);
  const alive = (): void => void idle.refresh();

  socket.on('open', alive);
  socket.on('ping', alive);
  socket.on('message', (data, isBinary) => {
    const id = isBinary ? undefined : eventId(data as Buffer);
    if (id === undefined) return;
    alive();
    session.lastId = id;
    session.failures = 0;
    socket.send(JSON.stringify({ type: 'ack', id }));
  });

  // 'close' follows every 'error', also that of an attempt that was refused: one place decides what comes next.
  // 거절된 시도를 포함해 모든 'error' 뒤에는 'close'가 옵니다. 다음에 할 일은 한곳에서만 정합니다.
  socket.on('error', (error) => console.error(error.message));
  socket.on('close', (code) => {
    clearTimeout(idle);
    if (finalCodes.has(code)) return; // With no timer and no socket left, Node exits with code 0. 남은 일이 없으니 Node가 끝납니다.
    session.failures += 1;
    setTimeout(connect, delay(session.failures));
  });
}

/** Where to connect, and since which event. 어디로, 어느 이벤트 다음부터 연결할지 정합니다. */
function address(): URL {
  const url = new URL(serverUrl);
  url.searchParams.set('last', String(session.lastId));
  return url;
}

/**
 * Milliseconds until the next attempt, drawn anew each time from the upper half of a bound that doubles up to `maxMs`.
 * 다음 시도까지의 밀리초입니다. `maxMs`까지 두 배씩 늘어나는 상한의 위쪽 절반에서 매번 새로 뽑습니다.
 */
function delay(attempt: number): number {
  const bound = Math.min(maxMs, baseMs * 2 ** (attempt - 1));
  return bound / 2 + (Math.random() * bound) / 2;
}

/** The id of an event, or undefined for whatever else there may be one day. 이벤트의 id이고, 이벤트가 아니면 undefined입니다. */
function eventId(data: Buffer): number | undefined {
  try {
    const message: unknown = JSON.parse(data.toString());
    if (typeof message !== 'object' || message === null) return undefined;
    const { type, id } = message as { type?: unknown; id?: unknown };
    return type === 'event' && typeof id === 'number' ? id : undefined;
  } catch {
    return undefined;
  }
}
