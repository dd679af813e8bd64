/** Text of one output stream. */
export interface Chunk {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}

export interface JoinerOptions<T> {
  readonly emit: (joined: T) => void;
  readonly join: (pending: T, next: T) => T;
  readonly withinMs: number;
}

/** Passes on as one what comes within a moment. */
export class Joiner<T> {
  readonly #options: JoinerOptions<T>;
  #pending: { readonly value: T } | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: JoinerOptions<T>) {
    this.#options = options;
  }

  protected get pending(): T | undefined {
    return this.#pending?.value;
  }

  push(next: T): void {
    const { join, withinMs } = this.#options;
    this.#pending = { value: this.#pending ? join(this.#pending.value, next) : next };
    this.#timer ??= setTimeout(() => this.flush(), withinMs);
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const pending = this.#pending;
    this.#pending = undefined;
    if (pending) this.#options.emit(pending.value);
  }
}

/** What a program prints, so that a line a character is not an event a character. */
export class OutputJoiner extends Joiner<Chunk> {
  constructor(emit: (chunk: Chunk) => void, withinMs = 20) {
    super({ emit, withinMs, join: ({ stream, text }, next) => ({ stream, text: text + next.text }) });
  }

  override push(chunk: Chunk): void {
    if (this.pending && this.pending.stream !== chunk.stream) this.flush();
    super.push(chunk);
  }
}

/** How much of it was left out: the newest number will do. */
export class LeftOutJoiner extends Joiner<number> {
  constructor(emit: (bytes: number) => void, withinMs = 250) {
    super({ emit, withinMs, join: (_, newest) => newest });
  }
}
