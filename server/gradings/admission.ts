import type { LoadMeter } from '../../grader/index.ts';
import type { Limits } from '../limits.ts';

/** A place in the queue for a core. */
interface Waiting {
  readonly who: string;
  /** Told how many go first, whenever that changes. */ readonly moved: (ahead: number) => void;
  readonly admit: () => void;
  /** What it was told last. */ ahead: number;
}

type Places = Pick<Limits, 'gradingsAtOnce' | 'gradingsAtMost'>;
type Load = Pick<LoadMeter, 'mark' | 'crowdedSince'>;

/** How often the queue looks whether this machine idles, and how fast it then fills. */
const lookMs = 250;

/**
 * Lets one work for every core; the others wait, and see how long the queue is: grading on an overloaded machine is unfair to
 * solutions that are about time. Where the cores idle all the same, because those inside wait for solutions that do not
 * answer, one more is let in at a time. The queue is fair between people, not between their requests: who has nothing under
 * way goes before who waits with a second one.
 */
export class Admission {
  readonly #places: number;
  readonly #most: number;
  readonly #load: Load;
  #looking = false;
  /** In the order of their coming. */
  readonly #queue: Waiting[] = [];
  /** Who works now; somebody may be there twice. */
  readonly #inside: string[] = [];

  constructor({ gradingsAtOnce, gradingsAtMost }: Places, load: Load) {
    this.#places = gradingsAtOnce;
    this.#most = gradingsAtMost;
    this.#load = load;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  get working(): number {
    return this.#inside.length;
  }

  /**
   * Resolves with the function that gives the place back, to be called once.
   * Rejects with the signal's reason when it aborts first; the place in the queue is then free.
   */
  async enter(who: string, moved: (ahead: number) => void, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.#inside.length < this.#places) this.#inside.push(who);
    else await this.#wait(who, moved, signal);
    return () => this.#leave(who);
  }

  #wait(who: string, moved: (ahead: number) => void, signal: AbortSignal): Promise<undefined> {
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
    const waiting: Waiting = { who, moved, admit, ahead: -1 };
    signal.addEventListener('abort', abort, { once: true });
    this.#queue.push(waiting);
    this.#announce();
    this.#look();
    return promise;
  }

  /** While somebody waits: lets in one more whenever the time since the last look was quiet. */
  #look(): void {
    if (this.#looking) return;
    this.#looking = true;
    const mark = this.#load.mark();
    setTimeout(() => {
      this.#looking = false;
      if (this.#inside.length < this.#most && !this.#load.crowdedSince(mark)) this.#admitNext();
      if (this.#queue.length > 0) this.#look();
    }, lookMs).unref();
  }

  /** The place goes straight to the next in line, so that a newcomer cannot slip in between. */
  #leave(who: string): void {
    this.#inside.splice(this.#inside.indexOf(who), 1);
    // Those that were let in beyond the places are not replaced at once: first it is looked whether the machine idles.
    if (this.#inside.length < this.#places) this.#admitNext();
  }

  #admitNext(): void {
    const [next] = this.#line();
    if (!next) return;
    this.#queue.splice(this.#queue.indexOf(next), 1);
    this.#inside.push(next.who);
    next.admit();
    this.#announce();
  }

  /** Everybody's first comes before anybody's second; among those, who came first. */
  #line(): Waiting[] {
    const turns = Map.groupBy(this.#inside, (who) => who);
    const counted = new Map([...turns].map(([who, places]) => [who, places.length]));
    const turn = (who: string): number => {
      const before = counted.get(who) ?? 0;
      counted.set(who, before + 1);
      return before;
    };
    return this.#queue
      .map((waiting) => ({ waiting, turn: turn(waiting.who) }))
      .sort((one, other) => one.turn - other.turn)
      .map(({ waiting }) => waiting);
  }

  #announce(): void {
    for (const [ahead, waiting] of this.#line().entries()) {
      if (waiting.ahead !== ahead) waiting.moved(ahead);
      waiting.ahead = ahead;
    }
  }
}
