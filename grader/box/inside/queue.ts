/** Something that is due at a moment of virtual time (ms). */
export interface Due {
  at: number;
  /** Among those due at the same moment the first asked for runs first. */
  order: number;
}

/** A binary heap, earliest first. Cancelled entries are taken out by `remove`, which is linear: few timers live at once. */
export class DueQueue<T extends Due> {
  readonly #heap: T[] = [];

  get first(): T | undefined {
    return this.#heap[0];
  }

  add(entry: T): void {
    this.#heap.push(entry);
    this.#up(this.#heap.length - 1);
  }

  remove(entry: T): boolean {
    const index = this.#heap.indexOf(entry);
    const last = index < 0 ? undefined : this.#heap.pop();
    if (last === undefined) return false;
    if (index === this.#heap.length) return true;
    this.#heap[index] = last;
    this.#up(index);
    this.#down(index);
    return true;
  }

  #up(from: number): void {
    for (let at = from; at > 0;) {
      const parent = (at - 1) >> 1;
      if (!this.#before(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #down(from: number): void {
    for (let at = from; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let least = this.#before(left, at) ? left : at;
      if (this.#before(right, least)) least = right;
      if (least === at) return;
      this.#swap(at, least);
      at = least;
    }
  }

  #before(a: number, b: number): boolean {
    const [one, two] = [this.#heap[a], this.#heap[b]];
    if (one === undefined || two === undefined) return false;
    return one.at < two.at || (one.at === two.at && one.order < two.order);
  }

  #swap(a: number, b: number): void {
    const [one, two] = [this.#heap[a], this.#heap[b]];
    if (one === undefined || two === undefined) return;
    this.#heap[a] = two;
    this.#heap[b] = one;
  }
}
