import { ProgramEnded } from '../box/box.ts';
import type { Localized } from '../report.ts';
import { hungCause } from './causes.ts';
import type { Context } from './context.ts';
import { Failed, Inconclusive } from './failed.ts';
import { Starvation } from './starvation.ts';
import { tooBusy } from './waiting.ts';

/** How often it is looked whether something has happened while real time goes by, in ms. */
const lookMs = 5;

/** The program's time: moved where its clock can be, waited for where it cannot. */
export class Time {
  readonly #context: Context;
  readonly #began = performance.now();
  #moved = 0;

  constructor(context: Context) {
    this.#context = context;
  }

  /** How much of it has gone by since the check began, in ms. */
  get now(): number {
    return this.#context.time === 'virtual' ? this.#moved : performance.now() - this.#began;
  }

  /**
   * Lets `ms` go by, or less where `enough` says so, which is asked after everything that the program does. Tells how much it was.
   * @throws Failed where the program has ended, or its event loop no longer turns
   */
  async pass(ms: number, enough = (): boolean => false): Promise<number> {
    const before = this.now;
    if (this.#context.time === 'real') await this.#wait(ms, enough);
    else this.#moved += await this.#move(Math.ceil(ms), enough);
    return this.now - before;
  }

  async #move(ms: number, enough: () => boolean): Promise<number> {
    const { program, signal } = this.#context;
    const starvation = new Starvation(this.#context);
    try {
      return await program.advance(ms, enough);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof ProgramEnded) throw this.#stopped({ ended: true });
      throw starvation.excused ? new Inconclusive(tooBusy) : this.#stopped({ ended: false });
    }
  }

  async #wait(ms: number, enough: () => boolean): Promise<void> {
    const { program, signal } = this.#context;
    const until = performance.now() + ms;
    const end = new AbortController();
    void program.exited.then(() => end.abort());
    for (let left = ms; left > 0 && !enough(); left = until - performance.now()) {
      await new Promise((resolve) => setTimeout(resolve, Math.min(left, lookMs)));
      signal.throwIfAborted();
      if (end.signal.aborted) throw this.#stopped({ ended: true });
    }
  }

  #stopped({ ended }: { readonly ended: boolean }): Failed {
    return new Failed({
      expected: { ko: '계속 실행되는 프로그램', en: 'a program that goes on' },
      observed: ended ? hasEnded : standsStill,
      missingAfter: Math.max(0, this.#context.recorder.last),
      gone: ended,
      hung: !ended,
      ...(!ended && { cause: hungCause }),
    });
  }
}

/** What a transcript says of it. */
export function advanced(ms: number, time: Context['time']): Localized {
  const shown = new Intl.NumberFormat('en', { maximumFractionDigits: 0 }).format(ms);
  return time === 'virtual'
    ? { ko: `시간을 ${shown} ms 앞당김`, en: `time advanced by ${shown} ms` }
    : { ko: `${shown} ms를 기다림`, en: `waited for ${shown} ms` };
}

const hasEnded: Localized = { ko: '프로그램이 끝났습니다.', en: 'The program has ended.' };

const standsStill: Localized = {
  ko: '시간이 흘러도 프로그램의 이벤트 루프가 돌지 않습니다.',
  en: 'Time went by, and the event loop of the program does not turn.',
};
