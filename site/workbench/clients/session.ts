import { signal } from '@preact/signals';
import { formatHex } from './hex.ts';

export type SessionState = 'closed' | 'connecting' | 'open' | 'closing';

/** Something that a client did or saw. */
export type LogEntry = { readonly id: number; /** Epoch, ms. */ readonly at: number } & LogEvent;

export type LogEvent =
  | { readonly kind: 'connecting'; readonly client: number; readonly path: string }
  | { readonly kind: 'open'; readonly client: number; readonly protocol: string }
  | {
      readonly kind: 'message';
      readonly client: number;
      readonly from: 'client' | 'server';
      readonly type: 'text' | 'binary';
      /** Bytes. */ readonly size: number;
      /** The text, or the bytes in hex; cut when long. */ readonly shown: string;
    }
  | {
      readonly kind: 'closed';
      readonly client: number;
      /** The browser's: 1006 where no close frame came. */ readonly code: number;
      readonly reason: string;
      /** It never was open. */ readonly refused: boolean;
    }
  | { readonly kind: 'request'; readonly path: string }
  | {
      readonly kind: 'answer';
      readonly path: string;
      readonly status: number;
      readonly type: string;
      readonly body: string;
    }
  | { readonly kind: 'no-answer'; readonly path: string };

const shownText = 2000;
const shownBytes = 64;

/** One WebSocket of the browser's, as often as it is connected. */
export class ClientSession {
  /** Counts from 1; its name. */ readonly number: number;
  readonly path = signal('/ws');
  /** As typed: separated by commas or spaces. */
  readonly protocols = signal('');
  readonly state = signal<SessionState>('closed');
  /** It was connected and nobody closed it on purpose: after a restart of the program it connects again. */
  wanted = false;
  readonly #log: (event: LogEvent) => void;
  #socket: WebSocket | undefined;

  constructor(number: number, log: (event: LogEvent) => void) {
    this.number = number;
    this.#log = log;
  }

  /** @param base where the program answers: `/runs/<id>/` */
  connect(base: string): void {
    if (this.state.value !== 'closed') return;
    const protocols = this.protocols.value.split(/[\s,]+/).filter(Boolean);
    const path = this.path.value;
    this.#log({ kind: 'connecting', client: this.number, path });
    try {
      this.#listen(new WebSocket(webSocketUrl(base, path), protocols));
    } catch {
      // The browser refuses protocols that are no tokens, or twice the same.
      this.#log({
        kind: 'closed',
        client: this.number,
        code: 0,
        reason: protocols.join(', '),
        refused: true,
      });
    }
  }

  /** Sends text, or bytes as a binary message. */
  send(data: string | Uint8Array<ArrayBuffer>): void {
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    this.#socket.send(data);
    this.#message('client', data);
  }

  /** @throws DOMException for codes and reasons that browsers do not send; `closeProblem` tells beforehand */
  disconnect(code: number, reason: string): void {
    this.wanted = false;
    this.#socket?.close(code, reason);
    if (this.state.value !== 'closed') this.state.value = 'closing';
  }

  #listen(socket: WebSocket): void {
    let opened = false;
    this.#socket = socket;
    this.state.value = 'connecting';
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('open', () => {
      opened = true;
      this.wanted = true;
      this.state.value = 'open';
      this.#log({ kind: 'open', client: this.number, protocol: socket.protocol });
    });
    socket.addEventListener('message', ({ data }: MessageEvent<string | ArrayBuffer>) =>
      this.#message('server', typeof data === 'string' ? data : new Uint8Array(data)),
    );
    socket.addEventListener('close', ({ code, reason }) => {
      this.state.value = 'closed';
      this.#log({ kind: 'closed', client: this.number, code, reason, refused: !opened });
    });
  }

  #message(from: 'client' | 'server', data: string | Uint8Array): void {
    const text = typeof data === 'string';
    this.#log({
      kind: 'message',
      client: this.number,
      from,
      type: text ? 'text' : 'binary',
      size: text ? new TextEncoder().encode(data).length : data.length,
      shown: text ? cut(data) : formatHex(data, shownBytes),
    });
  }
}

const cut = (text: string): string => (text.length > shownText ? `${text.slice(0, shownText)} …` : text);

/** `/runs/<id>/` and `/ws?x=1` -> `ws://127.0.0.1:4321/runs/<id>/ws?x=1` */
const webSocketUrl = (base: string, path: string): string =>
  new URL(base + path.replace(/^\//, ''), location.href.replace(/^http/, 'ws')).href;

/** Why browsers would not send this close frame (HTML's WebSocket.close); undefined where they do. */
export const closeProblem = (code: number, reason: string): 'code' | 'reason' | undefined => {
  if (code !== 1000 && !(Number.isInteger(code) && code >= 3000 && code <= 4999)) return 'code';
  return new TextEncoder().encode(reason).length > 123 ? 'reason' : undefined;
};
