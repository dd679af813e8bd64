import { once } from 'node:events';
import { chmodSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { hasEnded } from './launch.ts';
import { type Enclosure, type WarmBox, warmUp } from './warm-box.ts';

/** A warm box with the folder of the host that is its alone. */
export interface Pooled {
  readonly warm: WarmBox;
  /** Absolute path on the host. */ readonly folder: string;
  /** Removes the folder. */
  readonly cleanUp: () => Promise<void>;
}

export interface PoolOptions {
  readonly enclosure: Enclosure;
  /** Private folder of the host to make theirs in. */
  readonly root: string;
  readonly size: number;
  /** A box that stands ready already. */
  readonly first: Pooled;
}

/** How many boxes are made at a time: more of them would only compete for the processors, with the programs too. */
const atOnce = Math.max(2, availableParallelism());

/** While so many are ready, no more are made before programs that were just started have had the processors to themselves. */
const enough = 2;
/** For so long after a box was taken, in milliseconds: a short grading is over by then. */
const calmMs = 300;

type Waiting = PromiseWithResolvers<Pooled>;

/** Keeps `size` boxes ready. Each is given away once, to whoever asked first. */
export class Pool {
  readonly #options: PoolOptions;
  readonly #ready: Pooled[];
  readonly #waiting: Waiting[] = [];
  #making = 0;
  #calm: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#ready = [options.first];
    this.#refill();
  }

  /**
   * A box that stands ready, or the next that is: one that is being made is there sooner than one that is begun now. Rejects
   * when this machine cannot make one.
   */
  async take(): Promise<Pooled> {
    const pooled = await this.#living();
    if (pooled) {
      this.#refillLater();
      return pooled;
    }
    const waiting = Promise.withResolvers<Pooled>();
    this.#waiting.push(waiting);
    this.#refill();
    return waiting.promise;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#calm);
    while (this.#making > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await Promise.all(this.#ready.splice(0).map(discard));
  }

  /** The first of those ready; those that have ended in the meantime are cleared away. */
  async #living(): Promise<Pooled | undefined> {
    let pooled = this.#ready.shift();
    while (pooled && hasEnded(pooled.warm.launched)) {
      await pooled.cleanUp();
      pooled = this.#ready.shift();
    }
    return pooled;
  }

  get #wanted(): number {
    const stock = this.#closed ? 0 : this.#options.size;
    return stock + this.#waiting.length - this.#ready.length - this.#making;
  }

  #refillLater(): void {
    clearTimeout(this.#calm);
    if (this.#ready.length < enough) this.#refill();
    else this.#calm = setTimeout(() => this.#refill(), calmMs);
  }

  #refill(): void {
    while (this.#making < atOnce && this.#wanted > 0) void this.#add();
  }

  async #add(): Promise<void> {
    this.#making += 1;
    try {
      const made = await makeBox(this.#options.enclosure, this.#options.root);
      const waiting = this.#waiting.shift();
      if (waiting) waiting.resolve(made);
      else this.#ready.push(made);
    } catch (error) {
      const waiting = this.#waiting.shift();
      // Where nobody waits, whoever takes the next box hears why none can be made.
      if (!waiting) return;
      waiting.reject(error);
    } finally {
      this.#making -= 1;
    }
    this.#refill();
  }
}

/** A new warm box with its folder below `root`. */
export async function makeBox(enclosure: Enclosure, root: string): Promise<Pooled> {
  const folder = mkdtempSync(join(root, 'b-'));
  chmodSync(folder, 0o755);
  const cleanUp = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    return { warm: await warmUp(enclosure, folder), folder, cleanUp };
  } catch (error) {
    await cleanUp();
    throw error;
  }
}

/** Ends a box that nobody used. */
export async function discard({ warm, cleanUp }: Pooled): Promise<void> {
  const { launched } = warm;
  const ended = hasEnded(launched) ? undefined : once(launched.child, 'exit');
  warm.grip.destroy();
  await ended;
  warm.channel.close();
  warm.grip.sockets.close();
  await cleanUp();
}
