/** Text of one output stream. */
export interface Chunk {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}

/** Joins what a program prints within a moment, so that a line a character is not an event a character. */
export class OutputJoiner {
  readonly #emit: (chunk: Chunk) => void;
  readonly #withinMs: number;
  #pending: Chunk | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(emit: (chunk: Chunk) => void, withinMs = 20) {
    this.#emit = emit;
    this.#withinMs = withinMs;
  }

  push(chunk: Chunk): void {
    if (this.#pending && this.#pending.stream !== chunk.stream) this.flush();
    this.#pending = { stream: chunk.stream, text: (this.#pending?.text ?? '') + chunk.text };
    this.#timer ??= setTimeout(() => this.flush(), this.#withinMs);
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const pending = this.#pending;
    this.#pending = undefined;
    if (pending) this.#emit(pending);
  }
}
