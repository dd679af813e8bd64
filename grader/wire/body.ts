import { type Head, headerOf, statusOf, tokensOf } from './head.ts';

/** Reads the body of one message. */
export interface Body {
  /** Takes bytes from `at` on, calls back with those of the body and returns where it stopped. */
  read(bytes: Uint8Array, at: number, onBytes: (bytes: Uint8Array) => void): number;
  readonly state: 'open' | 'done' | 'broken';
  /** May the connection end here? */ readonly mayEnd: boolean;
}

/** How the body of a message is framed (RFC 9112 section 6.3); `method` is that of the request. */
export function bodyOf(head: Head, method: string): Body {
  const status = statusOf(head);
  const isResponse = status > 0;
  if (isResponse && (method === 'HEAD' || status < 200 || status === 204 || status === 304))
    return lengthBody(0);
  if (tokensOf(head, 'transfer-encoding').at(-1) === 'chunked') return new ChunkedBody();
  const length = headerOf(head, 'content-length');
  if (length !== undefined && /^\d+$/.test(length)) return lengthBody(Number(length));
  return isResponse ? untilEnd() : lengthBody(0);
}

function lengthBody(length: number): Body {
  let left = length;
  return {
    get state() {
      return left === 0 ? 'done' : 'open';
    },
    get mayEnd() {
      return left === 0;
    },
    read(bytes, at, onBytes) {
      const end = Math.min(bytes.length, at + left);
      left -= end - at;
      if (end > at) onBytes(bytes.subarray(at, end));
      return end;
    },
  };
}

const untilEnd = (): Body => ({
  state: 'open',
  mayEnd: true,
  read(bytes, at, onBytes) {
    if (at < bytes.length) onBytes(bytes.subarray(at));
    return bytes.length;
  },
});

const lf = 0x0a;
/** A chunk's size with its extensions, or a trailer field. */
const longestLine = 4096;

/** RFC 9112 section 7.1: `<size in hex>[;ext]CRLF <data> CRLF`, ended by a chunk of size 0 and trailer fields. */
class ChunkedBody implements Body {
  state: Body['state'] = 'open';
  readonly mayEnd = false;
  #expects: 'size' | 'data' | 'data-end' | 'trailer' = 'size';
  #line = '';
  #left = 0;

  read(bytes: Uint8Array, from: number, onBytes: (bytes: Uint8Array) => void): number {
    let at = from;
    while (at < bytes.length && this.state === 'open') {
      at = this.#expects === 'data' ? this.#data(bytes, at, onBytes) : this.#byte(bytes, at);
    }
    return at;
  }

  #data(bytes: Uint8Array, at: number, onBytes: (bytes: Uint8Array) => void): number {
    const end = Math.min(bytes.length, at + this.#left);
    this.#left -= end - at;
    if (this.#left === 0) this.#expects = 'data-end';
    onBytes(bytes.subarray(at, end));
    return end;
  }

  #byte(bytes: Uint8Array, at: number): number {
    const byte = bytes[at] ?? 0;
    if (byte === lf) this.#endLine(this.#line.replace(/\r$/, ''));
    else this.#line += String.fromCharCode(byte);
    if (this.#line.length > longestLine) this.state = 'broken';
    return at + 1;
  }

  #endLine(line: string): void {
    this.#line = '';
    if (this.#expects === 'size') this.#begin(line);
    else if (this.#expects === 'trailer') this.state = line === '' ? 'done' : 'open';
    else if (line === '') this.#expects = 'size';
    else this.state = 'broken';
  }

  #begin(line: string): void {
    const size = /^([0-9a-f]{1,12})[ \t]*(;|$)/i.exec(line)?.[1];
    if (size === undefined) {
      this.state = 'broken';
      return;
    }
    this.#left = parseInt(size, 16);
    this.#expects = this.#left === 0 ? 'trailer' : 'data';
  }
}
