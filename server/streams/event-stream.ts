import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EventLog } from './event-log.ts';

export interface EventStreamOptions {
  /** A comment line goes out whenever a stream was silent for so long, so that dead connections are found. */
  readonly keepAliveMs: number;
  /** A reader that takes nothing for so long is disconnected. It resumes by Last-Event-ID. */
  readonly stalledMs: number;
}

export const defaultStreaming: EventStreamOptions = { keepAliveMs: 15_000, stalledMs: 60_000 };

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  // Proxies would otherwise collect events until a buffer is full.
  'x-accel-buffering': 'no',
};

/**
 * Sends a log as an event stream (HTML section 9.2): from the first event, or after the one that Last-Event-ID names.
 * A stream that has ended and was read to its end is answered with 204, which tells EventSource to stop (9.2.3).
 */
export function sendEvents<T extends { readonly type: string }>(
  log: EventLog<T>,
  request: IncomingMessage,
  response: ServerResponse,
  options: EventStreamOptions = defaultStreaming,
): void {
  const lastId = readLastId(request.headers['last-event-id'], log.lastId);
  if (log.ended && lastId >= log.lastId) {
    response.writeHead(204).end();
    return;
  }
  response.writeHead(200, headers);
  // The connection is seen to be open before the first event.
  response.write('retry: 1000\n\n');
  new Follower(log, lastId, response, options);
}

/** A stranger's id is no reason to fail: it reads from the start. */
function readLastId(header: string | string[] | undefined, newest: number): number {
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Math.min(Number(header), newest) : 0;
}

/** One reader of a log: writes while the connection takes it, and goes on where it stopped when it drained. */
class Follower<T extends { readonly type: string }> {
  readonly #log: EventLog<T>;
  readonly #response: ServerResponse;
  readonly #options: EventStreamOptions;
  readonly #keepAlive: NodeJS.Timeout;
  #stalled: NodeJS.Timeout | undefined;
  #scheduled = false;
  #lastId: number;

  constructor(log: EventLog<T>, lastId: number, response: ServerResponse, options: EventStreamOptions) {
    this.#log = log;
    this.#lastId = lastId;
    this.#response = response;
    this.#options = options;
    this.#keepAlive = setTimeout(() => this.#write(': keep-alive\n\n'), options.keepAliveMs);
    const unwatch = log.watch(() => this.#pumpSoon());
    response.on('drain', () => this.#resume());
    response.on('close', () => {
      unwatch();
      clearTimeout(this.#keepAlive);
      clearTimeout(this.#stalled);
    });
    this.#pump();
  }

  /** What is published in one go is written in one go. */
  #pumpSoon(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      if (!this.#response.destroyed) this.#pump();
    });
  }

  #pump(): void {
    while (this.#stalled === undefined && this.#lastId < this.#log.lastId) {
      const entries = this.#log.after(this.#lastId);
      this.#lastId = entries.at(-1)?.id ?? this.#log.lastId;
      this.#write(entries.map(({ text }) => text).join(''));
    }
    const done = this.#log.ended && this.#lastId >= this.#log.lastId;
    if (done && this.#stalled === undefined) this.#response.end();
  }

  #write(text: string): void {
    this.#keepAlive.refresh();
    if (this.#response.write(text) || this.#stalled !== undefined) return;
    this.#stalled = setTimeout(() => this.#response.destroy(), this.#options.stalledMs);
  }

  #resume(): void {
    clearTimeout(this.#stalled);
    this.#stalled = undefined;
    this.#pump();
  }
}
