import { explainEnd } from './ending.ts';
import type { Entrance } from './entrance.ts';
import type { Check } from './kit/check.ts';
import type { Connection } from './kit/connection.ts';
import type { Context, Patience } from './kit/context.ts';
import { Failed, type FailureDetail, Inconclusive } from './kit/failed.ts';
import { showsLife } from './kit/life.ts';
import { Random } from './kit/random.ts';
import { Trial } from './kit/trial.ts';
import { problems } from './problems.ts';
import type { CheckReport, Failure, Report, WireEvent } from './report.ts';
import type { Running } from './running.ts';
import { shorten } from './transcript.ts';
import { Recorder } from './wire/index.ts';

/** What one try of a check came to. */
export type Verdict = Pick<CheckReport, 'outcome' | 'failure' | 'problem' | 'transcript' | 'output'>;

export interface AttemptParts {
  readonly check: Check;
  readonly running: Running;
  readonly time: Report['time'];
  /** The lesson of the lab is time. */ readonly timing: boolean;
  readonly patience: Patience;
  /** All chance of the check comes from it. */ readonly seed: string;
  readonly signal: AbortSignal;
  readonly startAnother: (variables: Readonly<Record<string, string>>, chance?: string) => Promise<Running>;
  /** Called with everything that is recorded, as it comes. */
  readonly hear?: ((event: WireEvent) => void) | undefined;
}

/** Where time is the lesson and nobody can stop the clock, a busy machine makes early and late look alike. */
export const clockIsDoubtful = ({ timing, time }: Pick<AttemptParts, 'timing' | 'time'>): boolean =>
  timing && time === 'real';

const defaultBudgetMs = 10_000;
/** A crash is looked for so long where connections ended, and where they did not. */
const endingMs = { gone: 100, other: 5 };
/** A program that passed may be used again when it shows within this time that it has taken leave of the clients. */
const settleMs = 200;
/** A client may be used again when it comes again within so much of its own time. */
const comesAgainMs = 60_000;

/** One try of one check on one program. */
export class Attempt {
  readonly #parts: AttemptParts;
  readonly #recorder: Recorder;
  readonly #open = new Set<Connection>();
  readonly #printed: number;
  #hear: AttemptParts['hear'];
  readonly #budget: AbortSignal;
  readonly #context: Context;

  constructor(parts: AttemptParts) {
    this.#parts = parts;
    this.#recorder = new Recorder({ hear: (event) => this.#hear?.(event) });
    this.#hear = parts.hear;
    this.#printed = parts.running.printed;
    this.#budget = AbortSignal.timeout(parts.check.budgetMs ?? defaultBudgetMs);
    this.#context = this.#contextOf(parts.running);
  }

  /** Tries the check. @throws what the signal aborted with */
  async verdict(): Promise<Verdict> {
    const { check, patience, signal } = this.#parts;
    const mark = patience.load.mark();
    const trial = new Trial({
      context: this.#context,
      variables: this.#parts.running.variables,
      entrance: this.#parts.running.entrance,
      startAnother: async (variables, chance) =>
        this.#contextOf(await this.#parts.startAnother(variables, chance)),
    });
    try {
      await check.try(trial);
      return this.#told({ outcome: 'pass' });
    } catch (error) {
      signal.throwIfAborted();
      if (
        error instanceof Inconclusive ||
        (clockIsDoubtful(this.#parts) && patience.load.overloadedSince(mark))
      )
        return this.#told(overloaded());
      if (error instanceof Failed) return await this.#failed(error.detail);
      if (!this.#budget.aborted) return this.#told(broken(error));
      return patience.load.overloadedSince(mark)
        ? this.#told(overloaded())
        : await this.#failed(this.#overBudget());
    }
  }

  /** Ends all connections. */
  leave(): void {
    for (const connection of this.#open) connection.destroy();
  }

  /**
   * Whether the program is fit for another check: it has taken leave of the clients; or, as a client, come again. Its clock may
   * have been moved: who fails on it is tried again on one of its own.
   */
  async settled(): Promise<boolean> {
    const { running } = this.#parts;
    const late = AbortSignal.timeout(settleMs);
    const never = new Promise<false>((resolve) => late.addEventListener('abort', () => resolve(false)));
    const ready = running.entrance ? comesAgain(running, running.entrance) : showsLife(this.#context, late);
    if (!(await Promise.race([ready, never]))) return false;
    // An end is told of by the system after what the connections tell, but not after an event loop that has turned since.
    return (running.program.turn ? running.exit : await running.endingWithin(0)) === undefined;
  }

  #contextOf(running: Running): Context {
    const { seed, patience, signal, time } = this.#parts;
    return {
      program: running.program,
      time,
      recorder: this.#recorder,
      random: new Random(seed),
      patience,
      open: this.#open,
      signal: AbortSignal.any([signal, this.#budget]),
    };
  }

  async #failed({ gone = false, ...detail }: FailureDetail): Promise<Verdict> {
    const { check, running } = this.#parts;
    const exit = await running.endingWithin(gone ? endingMs.gone : endingMs.other);
    const role = running.entrance ? 'client' : 'server';
    const crash =
      exit && exit.by !== 'stopped' ? explainEnd(exit, running.outputSince(this.#printed), role) : undefined;
    // Clients end by themselves as they should: the check knows better why not here.
    const known = detail.cause && crash?.code === 'client-ended';
    const cause = crash && !known ? { cause: crash.localized, ...(crash.at && { at: crash.at }) } : {};
    const failure: Failure = { promised: check.promise, ...detail, ...cause };
    return this.#told({ outcome: 'fail', failure });
  }

  #told(verdict: Pick<Verdict, 'outcome' | 'failure' | 'problem'>): Verdict {
    const { transcript, failure } = shorten([...this.#recorder.transcript], verdict.failure);
    const output = this.#parts.running.outputSince(this.#printed);
    // How connections end once all is told is no part of the check.
    this.#hear = undefined;
    return { ...verdict, ...(failure && { failure }), transcript, output };
  }

  #overBudget(): FailureDetail {
    const seconds = (this.#parts.check.budgetMs ?? defaultBudgetMs) / 1000;
    return {
      expected: { ko: `${seconds}초 안에 끝나는 검사`, en: `a check that is over within ${seconds} s` },
      observed: {
        ko: `프로그램의 답이 너무 느려서 ${seconds}초 안에 끝나지 않았습니다.`,
        en: `The program answered so slowly that it was not over within ${seconds} s.`,
      },
      missingAfter: Math.max(0, this.#recorder.last),
    };
  }
}

/** Moves the clock of a client until it knocks: whoever takes it next finds it at the door, as one that was just started. */
async function comesAgain({ program }: Running, entrance: Entrance): Promise<boolean> {
  entrance.onArrival = () => undefined;
  await entrance.open();
  try {
    await program.advance(comesAgainMs, () => entrance.isKnocked);
  } catch {
    return false;
  }
  return entrance.isKnocked;
}

const overloaded = (): Pick<Verdict, 'outcome' | 'problem'> => ({
  outcome: 'inconclusive',
  problem: problems('machine-overloaded').report(),
});

function broken(error: unknown): Pick<Verdict, 'outcome' | 'problem'> {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { outcome: 'error', problem: problems('check-broken', { reason: reason.slice(0, 1000) }).report() };
}
