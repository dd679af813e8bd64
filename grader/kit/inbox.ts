/** What has come and nobody has looked at, in order. */
export class Inbox<T> {
  readonly #items: T[] = [];

  get all(): readonly T[] {
    return this.#items;
  }

  push(item: T): void {
    this.#items.push(item);
  }

  /** The oldest item is taken out. */
  take(): T | undefined {
    return this.#items.shift();
  }

  /** The oldest item that fits is taken out; those before it stay. */
  takeWhere(fits: (item: T) => boolean): T | undefined {
    const at = this.#items.findIndex(fits);
    return at < 0 ? undefined : this.#items.splice(at, 1)[0];
  }
}
