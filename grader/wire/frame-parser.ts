import type { Frame } from './frame.ts';

export interface FrameParserOptions {
  readonly onFrame: (frame: Frame) => void;
  /** A frame announced more than `maxLength`; nothing after its header is read any more. */
  readonly onOversize?: (header: Omit<Frame, 'payload'>) => void;
  /** How much of every payload is kept, in bytes. Default all of it. */
  readonly keep?: number;
  /** Longest payload that is read, in bytes. Default any. */
  readonly maxLength?: number;
}

type Header = Omit<Frame, 'payload'>;

/** Two bytes, at most eight of length, four of mask. */
const longestHeader = 14;

/**
 * Reads frames out of bytes that come in pieces of any size (RFC 6455 section 5.2). Illegal frames are read like all
 * others: whoever listens judges them. A payload that came in one piece is not copied unless it is masked.
 */
export class FrameParser {
  readonly #options: Required<FrameParserOptions>;
  readonly #bytes = new Uint8Array(longestHeader);
  #have = 0;
  #header: Header | undefined;
  #pieces: Uint8Array[] = [];
  #kept = 0;
  #seen = 0;
  #dead = false;

  constructor(options: FrameParserOptions) {
    this.#options = { keep: Infinity, maxLength: Infinity, onOversize: () => undefined, ...options };
  }

  push(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length && !this.#dead) {
      at = this.#header ? this.#readPayload(this.#header, bytes, at) : this.#readHeader(bytes, at);
    }
  }

  /** The bytes of a frame that has begun and not ended: as they came, except that a payload is unmasked. */
  rest(): Uint8Array {
    return concat([this.#bytes.slice(0, this.#have), ...this.#pieces]);
  }

  #readHeader(bytes: Uint8Array, from: number): number {
    let at = from;
    while (at < bytes.length && this.#have < this.#needed()) {
      this.#bytes[this.#have] = bytes[at] ?? 0;
      this.#have += 1;
      at += 1;
    }
    if (this.#have >= this.#needed()) this.#begin(headerOf(this.#bytes));
    return at;
  }

  #needed(): number {
    if (this.#have < 2) return 2;
    const second = this.#bytes[1] ?? 0;
    return 2 + lengthBytes(second) + ((second & 0x80) === 0 ? 0 : 4);
  }

  #begin(header: Header): void {
    if (header.length > this.#options.maxLength) {
      this.#dead = true;
      this.#options.onOversize(header);
      return;
    }
    this.#header = header;
    if (header.length === 0) this.#finish(header, new Uint8Array());
  }

  #readPayload(header: Header, bytes: Uint8Array, at: number): number {
    const end = Math.min(bytes.length, at + header.length - this.#seen);
    const wanted = Math.max(0, Math.min(end - at, this.#options.keep - this.#seen));
    if (wanted > 0) this.#keep(header, bytes.subarray(at, at + wanted));
    this.#seen += end - at;
    if (this.#seen === header.length) this.#finish(header, this.#payload());
    return end;
  }

  #keep(header: Header, piece: Uint8Array): void {
    this.#pieces.push(header.masked ? this.#unmask(piece) : piece);
    this.#kept += piece.length;
  }

  #unmask(piece: Uint8Array): Uint8Array {
    const key = this.#bytes.subarray(this.#have - 4, this.#have);
    return applyMask(piece, key, this.#kept);
  }

  #payload(): Uint8Array {
    const [only] = this.#pieces;
    return this.#pieces.length === 1 && only ? only : concat(this.#pieces);
  }

  #finish(header: Header, payload: Uint8Array): void {
    this.#header = undefined;
    this.#have = this.#seen = this.#kept = 0;
    this.#pieces = [];
    this.#options.onFrame({ ...header, payload });
  }
}

function lengthBytes(second: number): 0 | 2 | 8 {
  const seven = second & 0x7f;
  return seven < 126 ? 0 : seven === 126 ? 2 : 8;
}

function headerOf(bytes: Uint8Array): Header {
  const [first = 0, second = 0] = bytes;
  const extended = lengthBytes(second);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return {
    fin: (first & 0x80) !== 0,
    rsv: (first >> 4) & 0x7,
    opcode: first & 0xf,
    masked: (second & 0x80) !== 0,
    lengthBytes: extended,
    length:
      extended === 0 ? second & 0x7f : extended === 2 ? view.getUint16(2) : Number(view.getBigUint64(2)),
  };
}

/** XORs with the masking key, beginning at `offset` of the payload (RFC 6455 section 5.3). Masking twice unmasks. */
export function applyMask(bytes: Uint8Array, key: Uint8Array, offset = 0): Uint8Array {
  const masked = new Uint8Array(bytes);
  maskInPlace(masked, key, offset);
  return masked;
}

/** The same, on the bytes themselves. */
export function maskInPlace(bytes: Uint8Array, key: Uint8Array, offset = 0): void {
  const start = bytes.length < worthWords ? 0 : maskWords(bytes, key, offset);
  for (let at = start; at < bytes.length; at += 1)
    bytes[at] = (bytes[at] ?? 0) ^ (key[(offset + at) & 3] ?? 0);
}

/** Below that many bytes it costs more to look at them as words. */
const worthWords = 256;

/** Four bytes at a time, where memory allows it. @returns how many bytes are done */
function maskWords(bytes: Uint8Array, key: Uint8Array, offset: number): number {
  if (bytes.byteOffset % 4 !== 0) return 0;
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  const turned = Uint8Array.from([0, 1, 2, 3], (index) => key[(offset + index) & 3] ?? 0);
  const [word = 0] = new Uint32Array(turned.buffer);
  for (let at = 0; at < words.length; at += 1) words[at] = (words[at] ?? 0) ^ word;
  return words.length * 4;
}

export function concat(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
