import type { Mark } from '../load.ts';
import type { Context } from './context.ts';

/** A program that waited for a processor for so much of the time has an excuse. */
const waitedShare = 0.25;

/** Watches whether a program that shows no life gets the processor that it would need to. */
export class Starvation {
  readonly #context: Context;
  readonly #mark: Mark;
  readonly #before: { readonly usedMs: number; readonly waitedMs: number } | undefined;

  constructor(context: Context) {
    this.#context = context;
    this.#mark = context.patience.load.mark();
    this.#before = context.program.processor?.();
  }

  /** It has had so much processor time without an answer that it is in an endless loop, or in something as bad. */
  get spins(): boolean {
    const after = this.#context.program.processor?.();
    const used = this.#before && after ? after.usedMs - this.#before.usedMs : 0;
    return used > this.#context.patience.doubt.spinMs;
  }

  /** It cannot be blamed for its silence since this began: it, or we, got too little of the machine. */
  get excused(): boolean {
    const { load } = this.#context.patience;
    const after = this.#context.program.processor?.();
    if (!this.#before || !after) return load.overloadedSince(this.#mark);
    const gone = performance.now() - this.#mark.at;
    return after.waitedMs - this.#before.waitedMs > gone * waitedShare || load.laggedSince(this.#mark);
  }
}
