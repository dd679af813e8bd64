import type { SkippedEvent } from '../api.ts';

/** An event as it stands in the stream: its id and its text in the format of HTML section 9.2.6. */
interface Entry {
  readonly id: number;
  readonly text: string;
  readonly lasting?: boolean;
}

export interface EventLogOptions<T> {
  /** Oldest events are dropped above it. */ readonly maxEvents: number;
  /** The same in UTF-16 units of text. The newest event is kept whatever its size. */
  readonly maxLength: number;
  /** The few events without which the others make no sense: never dropped. */
  readonly lasting?: (event: T) => boolean;
  /** Id before the first event: more than 0 when a log is restored. */ readonly startAt?: number;
}

/**
 * The events of one stream, bounded, numbered from 1. Writers never wait: readers keep their own place and take what
 * they can carry, so that a slow one costs no memory and misses the oldest events instead.
 */
export class EventLog<T extends { readonly type: string }> {
  readonly #options: EventLogOptions<T>;
  /** The newest events, without a gap. */
  readonly #entries: Entry[] = [];
  /** Lasting events older than those. */
  readonly #lasting: Entry[] = [];
  readonly #watchers = new Set<() => void>();
  #length = 0;
  #lastId: number;
  #ended = false;

  constructor(options: EventLogOptions<T>) {
    this.#options = options;
    this.#lastId = options.startAt ?? 0;
  }

  get lastId(): number {
    return this.#lastId;
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** How many readers follow the log at this moment. */
  get watched(): number {
    return this.#watchers.size;
  }

  /** Appends an event; after `end` it is dropped. */
  publish(event: T): void {
    if (this.#ended) return;
    const id = ++this.#lastId;
    const entry = { id, text: written(id, event), lasting: this.#options.lasting?.(event) ?? false };
    this.#entries.push(entry);
    this.#length += entry.text.length;
    this.#trim();
    this.#tell();
  }

  /** No event comes after this one. */
  end(): void {
    this.#ended = true;
    this.#tell();
  }

  /** What follows the event `lastId`, with a `skipped` event in the place of those that were dropped. */
  after(lastId: number, limit = 256): readonly Entry[] {
    const first = this.#entries[0]?.id ?? this.#lastId + 1;
    const start = Math.max(lastId + 1, first) - first;
    const newest = this.#entries.slice(start, start + limit);
    if (first <= lastId + 1) return newest;
    const kept = this.#lasting.filter(({ id }) => id > lastId);
    const events = first - lastId - 1 - kept.length;
    const skipped: SkippedEvent = { type: 'skipped', events };
    return [
      ...kept,
      ...(events > 0 ? [{ id: first - 1, text: written(first - 1, skipped) }] : []),
      ...newest,
    ];
  }

  /** Calls `watcher` after each change; returns how to stop that. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  }

  #trim(): void {
    const { maxEvents, maxLength } = this.#options;
    let excess = 0;
    while (
      this.#entries.length - excess > 1 &&
      (this.#entries.length - excess > maxEvents || this.#length > maxLength)
    ) {
      this.#length -= this.#entries[excess]?.text.length ?? 0;
      excess += 1;
    }
    if (excess > 0) this.#lasting.push(...this.#entries.splice(0, excess).filter(({ lasting }) => lasting));
  }

  #tell(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }
}

const written = (id: number, event: { readonly type: string }) =>
  `id: ${id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
