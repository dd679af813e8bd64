import { type Context, defaultWaitMs } from './context.ts';
import { Inconclusive } from './failed.ts';
import { isIdle, showsLife } from './life.ts';
import { Starvation } from './starvation.ts';

/** However much of an answer keeps coming, it is not waited for longer. */
const longestWaitMs = 10_000;
/** How often it is asked whether a program without a sign of life is spinning. */
const lookMs = 40;
/** For a program that shares a busy machine. */
const lifeUnderLoadMs = 4000;

/** Nothing came for `ms`; `hung`: and the program gave no other sign of life either. */
export interface Silence {
  readonly silent: true;
  readonly hung: boolean;
  readonly ms: number;
}

export const isSilence = (value: unknown): value is Silence =>
  typeof value === 'object' && value !== null && 'silent' in value;

/** Waits for what the program does, within bounds that only the program can run out of: neither our lag nor a busy machine. */
export class Waiting {
  /** Sends a ping and waits for its pong; does nothing where that would break what is being said. */
  ping: (() => Promise<unknown> | undefined) | undefined;
  readonly #context: Context;
  readonly #sleepers = new Set<() => void>();
  #progressAt = 0;

  constructor(context: Context) {
    this.#context = context;
  }

  /**
   * Waits until `look` finds something. Silence is told only after a later sign of life of the program, so that no
   * answer can be on its way, or after the program gave none. The wait begins anew while a message is being sent or received.
   * @throws Inconclusive where this machine was too busy to tell
   */
  async until<T>(find: () => T | undefined, withinMs?: number): Promise<T | Silence> {
    const { patience } = this.#context;
    const began = performance.now();
    const within = withinMs ?? patience.of(defaultWaitMs);
    const look = keeping(find);
    const found =
      (await this.#earlySign(look.once, began, within)) ?? (await this.#doubt(look.once, began + within));
    look.over();
    const ms = performance.now() - began;
    if (isSilence(found)) patience.silent(found.hung);
    else patience.answered(ms);
    return isSilence(found) ? { ...found, ms: Math.min(ms, found.hung ? ms : within) } : found;
  }

  /** What comes before there is any doubt; or silence, where the program has nothing left to do. */
  async #earlySign<T>(
    look: () => T | undefined,
    began: number,
    within: number,
  ): Promise<T | Silence | undefined> {
    const { doubt, idleMs } = this.#context.patience;
    const doubtMs = Math.min(within, doubt.afterMs);
    const soon = await this.soon(look, Math.min(doubtMs, idleMs));
    if (soon !== undefined || idleMs >= doubtMs) return soon;
    const left = (): number => doubtMs - (performance.now() - began);
    const idle = await Promise.race([isIdle(this.#context), this.soon(look, left())]);
    if (idle === true) return look() ?? { silent: true, hung: false, ms: 0 };
    return this.soon(look, left());
  }

  /** It takes long: is the program alive at all? Then it is waited for until the deadline. */
  async #doubt<T>(look: () => T | undefined, deadline: number): Promise<T | Silence> {
    const alive = await this.#alive(look);
    const late = alive ? await this.soon(look, deadline - performance.now()) : look();
    if (late !== undefined) return late;
    // Once more: what the program was about to do at the deadline is done by the time that it answers.
    const stillAlive = alive && (await this.#alive(look));
    return look() ?? { silent: true, hung: !stillAlive, ms: 0 };
  }

  /**
   * Looks for a sign of life; what `look` finds is one.
   * @throws Inconclusive where a silent program is not to be told from one that gets no processor
   */
  async #alive(look: () => unknown): Promise<boolean> {
    const starvation = new Starvation(this.#context);
    const { lifeMs } = this.#context.patience.doubt;
    const began = performance.now();
    const over = new AbortController();
    const life = showsLife(this.#context, over.signal, this.ping);
    try {
      for (;;) {
        const sign = await Promise.race([life, this.soon(look, lookMs)]);
        if (sign !== undefined) return true;
        const gone = performance.now() - began;
        if (starvation.spins || (gone > lifeMs && !starvation.excused)) return false;
        if (gone > lifeUnderLoadMs) throw new Inconclusive(tooBusy);
      }
    } finally {
      over.abort();
    }
  }

  /** Waits for at most `ms` without a doubt; undefined says nothing about the program. */
  async soon<T>(look: () => T | undefined, ms: number): Promise<T | undefined> {
    const began = performance.now();
    for (;;) {
      this.#context.signal.throwIfAborted();
      const found = look();
      const until = Math.min(Math.max(began, this.#progressAt) + ms, began + Math.max(ms, longestWaitMs));
      const left = until - performance.now();
      if (found !== undefined || left <= 0) return found;
      await this.#woken(left);
    }
  }

  /** Something was heard: whoever waits looks again. */
  tell(): void {
    for (const wake of this.#sleepers) wake();
  }

  /** A part of something went out or came in. */
  progress(): void {
    this.#progressAt = performance.now();
    this.tell();
  }

  /** Until something is heard, `ms` have gone or the grading is called off. */
  #woken(ms: number): Promise<void> {
    const { signal } = this.#context;
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        this.#sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      signal.addEventListener('abort', wake, { once: true });
      this.#sleepers.add(wake);
    });
  }
}

/**
 * To find may be to take out of an inbox, and several look at once: the first to find keeps it for all of them, and
 * nobody takes anything after the wait is over.
 */
function keeping<T>(find: () => T | undefined): {
  readonly once: () => T | undefined;
  readonly over: () => void;
} {
  let found: T | undefined;
  let isOver = false;
  return {
    once: () => (isOver ? found : (found ??= find())),
    over: () => {
      isOver = true;
    },
  };
}

export const tooBusy = {
  ko: '컴퓨터가 너무 바빠서 프로그램이 늦은 것인지 답하지 않는 것인지 알 수 없었습니다.',
  en: 'The machine was too busy to tell a late answer from one that never comes.',
};
