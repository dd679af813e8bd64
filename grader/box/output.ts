import { StringDecoder } from 'node:string_decoder';
import type { Readable } from 'node:stream';
import { outputLimits as limits } from './limits.ts';

export type OutputListener = (text: string, stream: 'stdout' | 'stderr') => void;
/** Called with all that was left out up to now, in bytes. */
export type LeftOutListener = (bytes: number) => void;

const worthShowing = 1024;

/** Stands where something was left out. */
const gap = '\n[...]\n';

/**
 * What a program prints. It is always read, so that a program never blocks on it; listeners get as much as the limits
 * say and see where something was left out. Those who come late get what was printed first.
 */
export class Output {
  readonly #listeners: OutputListener[] = [];
  readonly #leftOutListeners: LeftOutListener[] = [];
  readonly #first: [text: string, stream: 'stdout' | 'stderr'][] = [];
  readonly #onFlood: () => void;
  readonly #startedAt = performance.now();
  #kept = 0;
  #shown = 0;
  #bytes = 0;
  #leftOut = 0;
  #gap = false;

  constructor(streams: Readonly<Record<'stdout' | 'stderr', Readable>>, onFlood: () => void) {
    this.#onFlood = onFlood;
    this.#read(streams.stdout, 'stdout');
    this.#read(streams.stderr, 'stderr');
  }

  onText(listener: OutputListener): void {
    this.#listeners.push(listener);
    for (const [text, stream] of this.#first) listener(text, stream);
  }

  onLeftOut(listener: LeftOutListener): void {
    this.#leftOutListeners.push(listener);
    if (this.#leftOut > 0) listener(this.#leftOut);
  }

  /** True when V8 or Node gave up for want of memory, as far as the program's words can be trusted. */
  speaksOfMemory(): boolean {
    return this.#first.some(([text]) => /out of memory|Allocation failed/i.test(text));
  }

  #read(stream: Readable, name: 'stdout' | 'stderr'): void {
    const decoder = new StringDecoder('utf8');
    stream.on('data', (chunk: Buffer) => this.#take(chunk, decoder, name));
    stream.on('error', () => undefined);
  }

  #take(chunk: Buffer, decoder: StringDecoder, name: 'stdout' | 'stderr'): void {
    const seconds = (performance.now() - this.#startedAt) / 1000;
    const room = limits.shownBytes + limits.shownBytesPerSecond * seconds - this.#shown;
    // After a gap not every few bytes that become free are worth showing.
    const whole = this.#gap ? chunk.subarray(tailOfCharacter(chunk)) : chunk;
    const part = wholeCharacters(whole, room < (this.#gap ? worthShowing : 0) ? 0 : room);
    // A character that was begun before a gap does not end behind it.
    if (this.#gap) decoder.end();
    this.#shown += part.length;
    this.#bytes += chunk.length;
    this.#show(decoder.write(part), name);
    if (part.length < whole.length && !this.#gap) this.#show(gap, name);
    this.#gap = part.length < whole.length;
    if (part.length < chunk.length) {
      this.#leftOut += chunk.length - part.length;
      for (const listener of this.#leftOutListeners) listener(this.#leftOut);
    }
    if (this.#bytes > limits.bytes + limits.bytesPerSecond * seconds) this.#onFlood();
  }

  #show(text: string, stream: 'stdout' | 'stderr'): void {
    if (text === '') return;
    if (this.#kept < limits.shownBytes + worthShowing) this.#first.push([text, stream]);
    this.#kept += text.length;
    for (const listener of this.#listeners) listener(text, stream);
  }
}

/** In UTF-8 a byte that goes on with a character (RFC 3629 section 3). */
const goesOn = (byte = 0): boolean => (byte & 0xc0) === 0x80;

/** How many bytes at the beginning end a character whose beginning was left out. */
function tailOfCharacter(bytes: Uint8Array): number {
  let length = 0;
  while (length < 3 && goesOn(bytes[length])) length += 1;
  return length;
}

/** The first `most` bytes, without a character that would be cut. */
function wholeCharacters(bytes: Buffer, most: number): Buffer {
  if (most >= bytes.length) return bytes;
  let end = Math.max(0, Math.floor(most));
  while (end > 0 && goesOn(bytes[end])) end -= 1;
  return bytes.subarray(0, end);
}
