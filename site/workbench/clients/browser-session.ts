import { signal } from '@preact/signals';
import { named } from '../api/play.ts';
import { formatHex } from './hex.ts';
import type { Note } from './log.ts';
import type { Session, SessionParts, SessionState } from './session.ts';

const shownText = 2000;
const shownBytes = 64;

/** A WebSocket of the browser's. */
export class BrowserSession implements Session {
  readonly kind = 'websocket';
  readonly number: number;
  readonly name: string | undefined;
  readonly label: string;
  readonly path;
  /** As typed: separated by commas or spaces. */
  readonly protocols = signal('');
  readonly state = signal<SessionState>('closed');
  readonly frozen = signal(false);
  readonly slow = signal(false);
  wanted = false;
  readonly #fill: SessionParts['fill'];
  readonly #acted: SessionParts['acted'];
  readonly #log: Note;
  #socket: WebSocket | undefined;
  /** Where to connect once this connection has ended. */
  #next: string | undefined;

  constructor({ number, name, label, path, fill, acted }: SessionParts, log: Note) {
    this.number = number;
    this.name = name;
    this.label = label;
    this.path = signal(path);
    this.#fill = fill;
    this.#acted = acted;
    this.#log = log;
  }

  connect(base: string): void {
    if (this.state.value !== 'closed') {
      // A program that was restarted: its end of the old connection is still to be heard of.
      if (this.wanted) this.#next = base;
      return;
    }
    const protocols = this.protocols.value.split(/[\s,]+/).filter(Boolean);
    const path = this.#fill(this.path.value);
    this.#acted({ do: 'connect', path, protocols });
    this.#log({ kind: 'connecting', client: this.number, path });
    try {
      this.#listen(new WebSocket(webSocketUrl(named(base, this.label), path), protocols));
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
    this.#acted(typeof data === 'string' ? { do: 'text', text: data } : { do: 'binary', bytes: data });
    this.#message('client', data);
  }

  disconnect(): void {
    this.close(1000, '');
  }

  /** @throws DOMException for codes and reasons that browsers do not send; `closeProblem` tells beforehand */
  close(code: number, reason: string): void {
    this.wanted = false;
    this.#acted({ do: 'close', code, reason });
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
      this.frozen.value = false;
      this.slow.value = false;
      this.#log({ kind: 'closed', client: this.number, code, reason, refused: !opened });
      const next = this.#next;
      this.#next = undefined;
      if (next !== undefined && this.wanted) this.connect(next);
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
