/** A place in the queue for a core. */
interface Waiting {
  /** Told how many go first, whenever that changes. */ readonly moved: (ahead: number) => void;
  readonly admit: () => void;
}

/**
 * Lets so many work at once, the others in the order of their coming. Grading on an overloaded machine is unfair
 * to solutions that are about time, so the rest waits, and sees how long the queue is.
 */
export class Admission {
  readonly #places: number;
  readonly #queue: Waiting[] = [];
  #inside = 0;

  constructor(places: number) {
    this.#places = places;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  /**
   * Resolves with the function that gives the place back, to be called once.
   * Rejects with the signal's reason when it aborts first; the place in the queue is then free.
   */
  async enter(moved: (ahead: number) => void, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.#inside < this.#places) this.#inside += 1;
    else await this.#wait(moved, signal);
    return () => this.#leave();
  }

  #wait(moved: (ahead: number) => void, signal: AbortSignal): Promise<undefined> {
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const abort = () => {
      this.#queue.splice(this.#queue.indexOf(waiting), 1);
      this.#announce();
      reject(signal.reason as Error);
    };
    const admit = () => {
      signal.removeEventListener('abort', abort);
      resolve(undefined);
    };
    const waiting: Waiting = { moved, admit };
    signal.addEventListener('abort', abort, { once: true });
    moved(this.#queue.push(waiting) - 1);
    return promise;
  }

  /** The place goes straight to the next in line, so that a newcomer cannot slip in between. */
  #leave(): void {
    const next = this.#queue.shift();
    if (!next) {
      this.#inside -= 1;
      return;
    }
    next.admit();
    this.#announce();
  }

  #announce(): void {
    this.#queue.forEach(({ moved }, ahead) => moved(ahead));
  }
}
