import type { WireEvent } from '../../../grader/report.ts';

export const ways = ['poll', 'long-poll', 'sse', 'ws'] as const;
export type Way = (typeof ways)[number];

/** What one way has cost so far, read off the wire. */
export interface Measured {
  /** HTTP requests, the opening handshake of the WebSocket among them. */ readonly requests: number;
  /** Bytes of heads, bodies with their chunks, and frames, in both directions. */ readonly bytes: number;
  /** Updates that have arrived. */ readonly updates: number;
  /** By how much they were later than by the fastest way, in milliseconds, on average. */ readonly delayMs: number;
}

const nothing = { requests: 0, bytes: 0 };

/** Adds up wire events of a run whose connections are called after their way. */
export class Meter {
  readonly #ways = new Map<number, Way>();
  /** Connections whose server sends its body in chunks. */ readonly #chunked = new Set<number>();
  readonly #costs = new Map<Way, { requests: number; bytes: number }>();
  /** When each way had each number, on the clock of the run. */
  readonly #arrivals = new Map<Way, Map<number, number>>();

  add(event: WireEvent): void {
    if (event.kind === 'open') {
      const way = ways.find((each) => each === event.name);
      if (way) this.#ways.set(event.connection, way);
    }
    const way = this.#ways.get(event.connection);
    if (!way || !('from' in event)) return;
    if (event.kind === 'head') this.#head(event);
    const cost = this.#costs.get(way) ?? { ...nothing };
    if (event.kind === 'head' && event.from === 'client') cost.requests += 1;
    cost.bytes += this.#bytes(event);
    this.#costs.set(way, cost);
    if (event.from === 'server' && (event.kind === 'body' || event.kind === 'frame'))
      this.#arrived(way, event);
  }

  of(way: Way): Measured {
    const arrivals = this.#arrivals.get(way) ?? new Map<number, number>();
    const delays = [...arrivals].map(([number, at]) => at - this.#earliest(number));
    const delayMs = delays.length === 0 ? 0 : delays.reduce((sum, each) => sum + each, 0) / delays.length;
    return { ...(this.#costs.get(way) ?? nothing), updates: arrivals.size, delayMs };
  }

  #earliest(number: number): number {
    return Math.min(...ways.map((way) => this.#arrivals.get(way)?.get(number) ?? Infinity));
  }

  #head({ connection, from, headers }: Extract<WireEvent, { kind: 'head' }>): void {
    const chunked = headers.some(
      ([name, value]) => name.toLowerCase() === 'transfer-encoding' && value === 'chunked',
    );
    if (from === 'server' && chunked) this.#chunked.add(connection);
  }

  #bytes(event: WireEvent): number {
    if (event.kind === 'head') return headBytes(event.start, event.headers);
    if (event.kind === 'frame') return frameBytes(event.payload.length, event.masked);
    if (event.kind !== 'body') return 0;
    const { length } = event.payload;
    const framing = event.from === 'server' && this.#chunked.has(event.connection) ? chunkBytes(length) : 0;
    return length + framing;
  }

  #arrived(way: Way, { at, payload }: Extract<WireEvent, { kind: 'body' | 'frame' }>): void {
    const arrivals = this.#arrivals.get(way) ?? new Map<number, number>();
    for (const digits of payload.text?.match(/\d+/g) ?? []) arrivals.set(Number(digits), at);
    this.#arrivals.set(way, arrivals);
  }
}

/** RFC 9112 section 3 and 5: a start line, a line for each field, an empty line. Heads are read as a character for each byte. */
const headBytes = (start: string, headers: readonly (readonly [string, string])[]): number =>
  headers.reduce((sum, [name, value]) => sum + `${name}: ${value}\r\n`.length, `${start}\r\n\r\n`.length);

/** RFC 6455 section 5.2: 2 bytes, 2 or 8 more for a longer length, 4 for a mask. */
const frameBytes = (length: number, masked: boolean): number =>
  length + 2 + (length > 65_535 ? 8 : length > 125 ? 2 : 0) + (masked ? 4 : 0);

/** RFC 9112 section 7.1: the length in hexadecimal digits, and two line ends. */
const chunkBytes = (length: number): number => length.toString(16).length + 4;
