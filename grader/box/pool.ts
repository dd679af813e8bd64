import { chmodSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
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

/** How many boxes are made at a time: they compete with running programs for the processor. */
const atOnce = 2;

/** Keeps `size` boxes ready. Each is given away once. */
export class Pool {
  readonly #options: PoolOptions;
  readonly #ready: Pooled[];
  #making = 0;
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#ready = [options.first];
    this.#refill();
  }

  /** A box that stands ready, or a new one. Rejects when this machine cannot make one. */
  async take(): Promise<Pooled> {
    let pooled = this.#ready.shift();
    while (pooled && pooled.warm.launched.child.exitCode !== null) {
      await pooled.cleanUp();
      pooled = this.#ready.shift();
    }
    const box = pooled ?? (await makeBox(this.#options.enclosure, this.#options.root));
    this.#refill();
    return box;
  }

  async close(): Promise<void> {
    this.#closed = true;
    while (this.#making > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await Promise.all(this.#ready.splice(0).map(discard));
  }

  #refill(): void {
    while (!this.#closed && this.#making < atOnce && this.#ready.length + this.#making < this.#options.size) {
      void this.#add();
    }
  }

  async #add(): Promise<void> {
    this.#making += 1;
    try {
      this.#ready.push(await makeBox(this.#options.enclosure, this.#options.root));
    } catch {
      // Whoever takes the next box hears why none can be made.
      return;
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
  const { child } = warm.launched;
  const ended = new Promise((resolve) =>
    child.exitCode === null ? child.once('exit', resolve) : resolve(0),
  );
  warm.grip.destroy();
  await ended;
  warm.channel.close();
  warm.grip.sockets.close();
  await cleanUp();
}
