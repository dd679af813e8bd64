import { StringDecoder } from 'node:string_decoder';
import type { Readable } from 'node:stream';
import { limits } from './limits.ts';

export type OutputListener = (text: string, stream: 'stdout' | 'stderr') => void;

/**
 * What a program prints. It is always read, so that a program never blocks on it; listeners get the first
 * `shownOutputBytes` and are told once that there was more. Listeners that come late get what they missed.
 */
export class Output {
  readonly #listeners: OutputListener[] = [];
  readonly #shown: [text: string, stream: 'stdout' | 'stderr'][] = [];
  readonly #onFlood: () => void;
  #bytes = 0;

  constructor(streams: Readonly<Record<'stdout' | 'stderr', Readable>>, onFlood: () => void) {
    this.#onFlood = onFlood;
    this.#read(streams.stdout, 'stdout');
    this.#read(streams.stderr, 'stderr');
  }

  onText(listener: OutputListener): void {
    this.#listeners.push(listener);
    for (const [text, stream] of this.#shown) listener(text, stream);
  }

  /** True when V8 or Node gave up for want of memory, as far as the program's words can be trusted. */
  speaksOfMemory(): boolean {
    return this.#shown.some(([text]) => /heap out of memory|Allocation failed|out of memory/i.test(text));
  }

  #read(stream: Readable, name: 'stdout' | 'stderr'): void {
    const decoder = new StringDecoder('utf8');
    stream.on('data', (chunk: Buffer) => this.#take(chunk, decoder, name));
    stream.on('error', () => undefined);
  }

  #take(chunk: Buffer, decoder: StringDecoder, name: 'stdout' | 'stderr'): void {
    const room = limits.shownOutputBytes - this.#bytes;
    this.#bytes += chunk.length;
    if (room > 0) this.#show(decoder.write(chunk.subarray(0, room)), name);
    if (room > 0 && chunk.length > room) this.#show('\n[...]\n', name);
    if (this.#bytes > limits.outputBytes) this.#onFlood();
  }

  #show(text: string, stream: 'stdout' | 'stderr'): void {
    if (text === '') return;
    this.#shown.push([text, stream]);
    for (const listener of this.#listeners) listener(text, stream);
  }
}
