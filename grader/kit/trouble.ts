import type { Localized } from '../report.ts';
import type { Client } from './client.ts';
import type { OutgoingFrame } from './frame-sender.ts';
import type { ConnectOptions } from './instance.ts';
import type { Random } from './random.ts';
import type { Trial } from './trial.ts';

/** What holds in every lab: no client's trouble ends the program or becomes another client's. */

/**
 * Fails, telling the cause, where someone who has nothing to do with the trouble is not served any more. Called after every
 * piece of trouble, and `thorough` once at the end: then whoever comes now has to be served, too.
 */
export type Served = (cause: Localized, thorough: boolean) => Promise<void>;
export type Connects = (options: ConnectOptions) => Promise<Client>;

/** Clients vanish without a close frame: idle, while they speak, in the middle of a frame. */
export async function vanish(t: Trial, connect: Connects, served: Served): Promise<void> {
  const idle = await connect({ cause: vanished });
  idle.destroy();
  const speaking = await connect({ cause: vanished });
  speaking.sendText(t.random.text());
  speaking.destroy();
  const halfway = await connect({ cause: vanished });
  halfway.sendRaw(halfway.frame({ opcode: 0x2, payload: t.random.bytes(500) }).subarray(0, 200));
  halfway.destroy();
  await served(vanished, true);
}

/** Clients break one rule of RFC 6455 each. */
export async function breakProtocol(t: Trial, connect: Connects, served: Served): Promise<void> {
  for (const frame of brokenFrames(t.random)) {
    const breaker = await connect({ cause: unheardError });
    breaker.sendFrame(frame);
    await served(unheardError, false);
    breaker.destroy();
  }
  await served(unheardError, true);
}

/** Requests that a server meets on the open internet, each also as an upgrade, and `targets` of a lab's own. */
export async function askOddly(t: Trial, served: Served, targets: readonly string[] = []): Promise<void> {
  const odd = ['//', '/%zz', '/stats?%', 'http://[', '*', `/${t.random.id()}\u0001`, ...targets];
  for (const target of odd) {
    const sockets = [await t.socket(), await t.socket()];
    for (const [index, fields] of [plain, upgrade(t.random)].entries())
      sockets[index]?.send(`GET ${target} HTTP/1.1\r\nHost: localhost\r\n${fields}\r\n`);
    await served(throwingUrl, false);
    for (const socket of sockets) socket.destroy();
  }
  await served(throwingUrl, true);
}

const plain = 'Connection: close\r\n';
const upgrade = (random: Random): string =>
  'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
  `Sec-WebSocket-Key: ${Buffer.from(random.bytes(16)).toString('base64')}\r\n`;

const brokenFrames = (random: Random): readonly OutgoingFrame[] => [
  { opcode: 0x3, payload: random.id() },
  { opcode: 0x1, payload: random.id(), rsv: 0b100 },
  { opcode: 0x1, payload: random.id(), mask: null },
  { opcode: 0x1, payload: Uint8Array.of(0xff, 0xfe) },
  { opcode: 0x9, payload: random.bytes(126) },
];

const vanished: Localized = {
  ko: '종료 프레임 없이 끊긴 연결에서는 `close`가 코드 1006과 빈 이유로 발생합니다. 그때 예외가 나거나 다른 연결을 건드리지 않는지 확인하세요.',
  en: 'Without a close frame `close` fires with code 1006 and an empty reason. Does your code throw then, or touch other connections?',
};

const unheardError: Localized = {
  ko: '프로토콜을 어긴 소켓에서는 `error` 이벤트가 발생하고, 듣는 이가 없으면 프로세스가 끝납니다. 모든 소켓에 `error` 리스너를 다세요.',
  en: 'A socket that broke the protocol emits `error`, and without a listener that ends the process. Listen for `error` on every socket.',
};

const throwingUrl: Localized = {
  ko: '`request.url`에는 무엇이든 올 수 있습니다. `new URL()`과 `decodeURIComponent()`는 예외를 던질 수 있고, 그 예외는 프로세스를 끝냅니다.',
  en: 'Anything may stand in `request.url`. `new URL()` and `decodeURIComponent()` may throw, and such a throw ends the process.',
};
