import { type FSWatcher, realpathSync, watch } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

/** An editor writes a file in several steps; after the first one it gets so long for the others, in milliseconds. */
const settleMs = 60;

/**
 * Tells when files were saved. Their folders are watched, because editors put a new file in the place of the old one; of a
 * link also the folder of the file that it leads to.
 */
export class Saves implements Disposable {
  readonly #watchers: readonly FSWatcher[];
  readonly #names: ReadonlySet<string>;
  #pending = Promise.withResolvers<undefined>();
  #timer: NodeJS.Timeout | undefined;

  constructor(files: readonly string[]) {
    const places = files.flatMap((file) => [resolve(file), realOf(file)]);
    this.#names = new Set(places.map((file) => basename(file)));
    const folders = new Set(places.map((file) => dirname(file)));
    this.#watchers = [...folders].map((folder) =>
      watch(folder, (_event, name) => {
        if (name === null || this.#names.has(name)) this.#saved();
      }).on('error', () => undefined),
    );
  }

  /** Resolves at the first save after the last `next` was asked for. */
  next(): Promise<undefined> {
    this.#pending = Promise.withResolvers();
    return this.#pending.promise;
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers) watcher.close();
  }

  #saved(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#pending.resolve(undefined), settleMs);
  }
}

const realOf = (file: string): string => {
  try {
    return realpathSync(file);
  } catch {
    // It is not there yet.
    return resolve(file);
  }
};
