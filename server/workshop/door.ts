import type { Isolation } from '../../grader/report.ts';
import { problems } from './problems.ts';
import { hashOf, matchesHash, randomId } from './secrets.ts';

/** A workshop that was asked for: whoever has this key is its instructor. */
export interface Opening {
  readonly title: string;
  readonly key: string;
}

/**
 * The way from a companion of one's own to a workshop: whoever has the key that the terminal showed opens one from a page. What
 * began as the one cannot become the other: the companion ends, and begins anew.
 */
export class Door {
  /** Told once, to whoever started the companion. */ readonly key = randomId();
  /** Resolves when a workshop was asked for. */ readonly opened: Promise<Opening>;
  readonly #hash = hashOf(this.key);
  readonly #isolation: Isolation;
  readonly #open: (opening: Opening) => void;
  #taken = false;

  constructor(isolation: Isolation) {
    this.#isolation = isolation;
    const { promise, resolve } = Promise.withResolvers<Opening>();
    this.opened = promise;
    this.#open = resolve;
  }

  /** Gives what opens it, once whoever asked has been answered. @throws Problem `opening-key-wrong`, `opening-isolation`, `workshop-opening` */
  ask({ title, key }: Opening): () => void {
    if (!matchesHash(key, this.#hash)) throw problems('opening-key-wrong');
    if (this.#isolation !== 'full') throw problems('opening-isolation', { isolation: this.#isolation });
    if (this.#taken) throw problems('workshop-opening');
    this.#taken = true;
    return () => this.#open({ title, key });
  }
}
