/** What one direction of a connection is like at the moment. */
export interface LaneConditions {
  readonly latencyMs: number;
  /** Delay on top for bytes that begin at this place of the direction, in milliseconds. */
  readonly jitterMs: (offset: number) => number;
  /** Infinity: as fast as they come; 0: none. */ readonly bytesPerSecond: number;
  /** More than so many bytes under way make the sender wait. */ readonly mostHeld: number;
}

interface Item {
  /** When it was put in. */ readonly at: number;
  readonly jitterMs: number;
  /** Bytes, or what is to happen after everything before it. */ readonly what: Uint8Array | (() => void);
}

/** A rate is kept in pieces of so long. */
const pieceMs = 50;
const largestPiece = 64 * 1024;

/**
 * One direction of a connection, with the faults of a network: bytes come out late, slowly or, while it is frozen, not
 * at all; always in order, and never changed. Without faults they pass at once.
 */
export class Lane {
  readonly #deliver: (bytes: Uint8Array) => void;
  readonly #onRoom: () => void;
  readonly #conditions: () => LaneConditions;
  readonly #queue: Item[] = [];
  #held = 0;
  #offset = 0;
  /** When the piece before this one was through. */
  #freeAt = 0;
  #timer: NodeJS.Timeout | undefined;
  #frozen = false;
  #blocked = false;
  #lacksRoom = false;

  /** @param onRoom called when a sender that was told to wait may go on */
  constructor(
    conditions: () => LaneConditions,
    deliver: (bytes: Uint8Array) => void,
    onRoom: () => void = () => undefined,
  ) {
    this.#conditions = conditions;
    this.#deliver = deliver;
    this.#onRoom = onRoom;
  }

  get frozen(): boolean {
    return this.#frozen;
  }

  /** Takes bytes; false: wait for room before the next. */
  push(bytes: Uint8Array): boolean {
    this.#held += bytes.length;
    this.#add(bytes);
    this.#offset += bytes.length;
    this.#lacksRoom = !this.#hasRoom();
    return !this.#lacksRoom;
  }

  /** Calls `then` once everything before it has come out. */
  after(then: () => void): void {
    this.#add(then);
  }

  /** Nothing comes out until `thaw`. */
  freeze(): void {
    this.#frozen = true;
    clearTimeout(this.#timer);
  }

  thaw(): void {
    if (!this.#frozen) return;
    this.#frozen = false;
    // What was held does not come out faster than the line is.
    this.#freeAt = performance.now();
    this.#pump();
  }

  /** Whoever takes the bytes is full. */
  block(): void {
    this.#blocked = true;
  }

  unblock(): void {
    if (!this.#blocked) return;
    this.#blocked = false;
    this.#pump();
  }

  /** The conditions have changed. */
  update(): void {
    this.#pump();
  }

  /** Drops everything under way. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#queue.length = 0;
    this.#held = 0;
  }

  #add(what: Item['what']): void {
    this.#queue.push({ at: performance.now(), jitterMs: this.#conditions().jitterMs(this.#offset), what });
    if (this.#queue.length === 1) this.#pump();
  }

  #hasRoom(): boolean {
    return !this.#blocked && this.#held < this.#conditions().mostHeld;
  }

  #pump(): void {
    clearTimeout(this.#timer);
    while (!this.#frozen && !this.#blocked) {
      const [first] = this.#queue;
      if (!first) break;
      const { latencyMs, bytesPerSecond } = this.#conditions();
      if (bytesPerSecond === 0) break;
      const size = pieceOf(first, bytesPerSecond);
      const start = Math.max(first.at + latencyMs + first.jitterMs, this.#freeAt);
      const due = start + (size / bytesPerSecond) * 1000;
      const wait = due - performance.now();
      if (wait > 0.5) {
        this.#timer = setTimeout(() => this.#pump(), wait);
        break;
      }
      this.#freeAt = due;
      this.#take(first, size);
    }
    if (!this.#lacksRoom || !this.#hasRoom()) return;
    this.#lacksRoom = false;
    this.#onRoom();
  }

  #take(first: Item, size: number): void {
    const { what } = first;
    if (typeof what === 'function') {
      this.#queue.shift();
      what();
      return;
    }
    if (size < what.length) this.#queue[0] = { ...first, what: what.subarray(size) };
    else this.#queue.shift();
    this.#held -= size;
    this.#deliver(what.subarray(0, size));
  }
}

/** How many bytes go next. */
function pieceOf({ what }: Item, bytesPerSecond: number): number {
  if (typeof what === 'function') return 0;
  if (bytesPerSecond === Infinity) return what.length;
  const most = Math.min(largestPiece, Math.max(1, Math.floor((bytesPerSecond * pieceMs) / 1000)));
  return Math.min(what.length, most);
}
