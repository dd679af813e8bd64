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
    const part = chunk.subarray(0, room < (this.#gap ? worthShowing : 0) ? 0 : room);
    this.#shown += part.length;
    this.#bytes += chunk.length;
    this.#show(decoder.write(part), name);
    if (part.length < chunk.length && !this.#gap) this.#show(gap, name);
    this.#gap = part.length < chunk.length;
    if (this.#gap) {
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
