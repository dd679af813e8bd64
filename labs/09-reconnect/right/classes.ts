// A class for the wait, one for the connection, and a program that joins them.
import { EventEmitter } from 'node:events';
import WebSocket from 'ws';

class Backoff {
  #attempt = 0;
  readonly #base: number;
  readonly #max: number;

  constructor(base: number, max: number) {
    this.#base = base;
    this.#max = max;
  }

  next(): number {
    const bound = Math.min(this.#max, this.#base * Math.pow(2, this.#attempt++));
    return Math.round(bound * (0.5 + 0.5 * Math.random()));
  }

  reset(): void {
    this.#attempt = 0;
  }
}

class Line extends EventEmitter<{ event: [id: number]; lost: [code: number] }> {
  readonly #socket: WebSocket;
  readonly #idleMs: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(url: string, idleMs: number) {
    super();
    this.#idleMs = idleMs;
    this.#socket = new WebSocket(url, { perMessageDeflate: false });
    this.#alive();
    this.#socket.on('open', () => this.#alive());
    this.#socket.on('ping', () => this.#alive());
    this.#socket.on('message', (data: Buffer, binary) => this.#take(binary ? '' : data.toString()));
    this.#socket.on('error', () => this.#socket.terminate());
    this.#socket.on('close', (code) => {
      clearTimeout(this.#timer);
      this.emit('lost', code);
    });
  }

  #take(text: string): void {
    const value = parse(text);
    if (value?.type !== 'event' || !Number.isFinite(value.id)) return;
    this.#alive();
    this.#socket.send(JSON.stringify({ id: value.id, type: 'ack' }));
    this.emit('event', value.id as number);
  }

  #alive(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#socket.terminate(), this.#idleMs);
  }
}

function parse(text: string): { readonly type?: unknown; readonly id?: unknown } | null {
  try {
    return JSON.parse(text) as { type?: unknown; id?: unknown } | null;
  } catch {
    return null;
  }
}

const { SERVER_URL, BACKOFF_BASE_MS, BACKOFF_MAX_MS, IDLE_TIMEOUT_MS } = process.env;
const backoff = new Backoff(Number(BACKOFF_BASE_MS), Number(BACKOFF_MAX_MS));
let last = 0;

(function connect() {
  const line = new Line(`${SERVER_URL}?last=${last}`, Number(IDLE_TIMEOUT_MS));
  line.on('event', (id) => {
    last = id;
    backoff.reset();
  });
  line.on('lost', (code) => {
    if (code === 1000 || code === 4001) process.exit();
    setTimeout(connect, backoff.next());
  });
})();
