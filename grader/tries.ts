import { Attempt, clockIsDoubtful, type Verdict } from './attempt.ts';
import type { Check } from './kit/check.ts';
import { needsOf } from './kit/check.ts';
import type { Patience } from './kit/context.ts';
import type { Launcher } from './launcher.ts';
import { problems } from './problems.ts';
import { type Programs, StartFailed } from './programs.ts';
import type { WireEvent } from './report.ts';
import type { Running } from './running.ts';

export interface TriesParts {
  readonly programs: Programs;
  readonly launcher: Launcher;
  /** The lesson of the lab is time. */ readonly timing: boolean;
  readonly patience: Patience;
  readonly seed: string;
  readonly signal: AbortSignal;
  readonly hear?: Hear | undefined;
}

/** Called with what goes over the wire while a check, named by its id, is tried. */
export type Hear = (check: string, event: WireEvent) => void;

/** A verdict with how long the last try took; `startFailed` where the program did not even listen. */
export interface Tried extends Verdict {
  readonly durationMs: number;
  /** It failed on a clock that nobody can stop while the machine had other things to do: it may not have been to blame. */
  readonly doubtful?: boolean;
  readonly startFailed?: StartFailed;
}

/** Tries a check once, on a program of its own where one that was used before made it fail. */
export async function tryCheck(check: Check, parts: TriesParts): Promise<Tried> {
  const lacking = [...needsOf(check)].filter((need) => parts.launcher.lacks.has(need));
  if (lacking.length > 0) return notTried(lacking);
  const first = await tryOn(check, parts, false);
  const isSure = !first.used || first.outcome === 'pass' || parts.launcher.lacks.has('stop');
  return isSure ? first : tryOn(check, parts, true);
}

async function tryOn(check: Check, parts: TriesParts, fresh: boolean): Promise<Tried & { used: boolean }> {
  const { programs, patience, seed, signal, hear, timing } = parts;
  const { time } = parts.launcher;
  const mark = patience.load.mark();
  const took = (): number => performance.now() - mark.at;
  let running;
  try {
    running = await programs.take(check, fresh);
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof StartFailed)) throw error;
    const verdict =
      error.late && patience.load.overloadedSince(mark) ? overloaded() : notStarted(error, check);
    return { ...verdict, durationMs: took(), used: false };
  }
  const { used } = running;
  const others: Running[] = [];
  const startAnother: (typeof programs)['start'] = async (variables, chance) => {
    const another = await programs.start({ ...running.variables, ...variables }, chance);
    others.push(another);
    return another;
  };
  const attempt = new Attempt({
    check,
    running,
    time,
    timing,
    patience,
    seed: `${seed}:${check.id}`,
    signal,
    startAnother,
    hear: hear && ((event) => hear(check.id, event)),
  });
  try {
    const verdict = await attempt.verdict();
    const durationMs = took();
    const doubtful =
      verdict.outcome === 'fail' && clockIsDoubtful({ timing, time }) && patience.load.strainedSince(mark);
    attempt.leave();
    for (const another of others) programs.discard(another);
    const reusable = verdict.outcome === 'pass' && !patience.strained;
    if (reusable && programs.isOfUseAfter(check) && (await attempt.settled())) programs.keep(running);
    else programs.discard(running);
    return { ...verdict, durationMs, used, doubtful };
  } catch (error) {
    attempt.leave();
    throw error;
  }
}

const nothingSeen = { transcript: [], output: '' };

const overloaded = (): Verdict => ({
  outcome: 'inconclusive',
  problem: problems('machine-overloaded').report(),
  ...nothingSeen,
});

const notTried = (needs: readonly string[]): Tried => ({
  outcome: 'not-run',
  problem: (needs.join() === 'chance'
    ? problems('chance-not-repeatable')
    : problems('check-not-tried', { needs: needs.join(', ') })
  ).report(),
  durationMs: 0,
  ...nothingSeen,
});

const notStarted = (failed: StartFailed, check: Check): Omit<Tried, 'durationMs'> => ({
  outcome: 'fail',
  failure: {
    promised: check.promise,
    expected: { ko: '연결을 받는 프로그램', en: 'a program that accepts connections' },
    observed: failed.problem.localized,
    ...(failed.problem.at && { at: failed.problem.at }),
  },
  startFailed: failed,
  transcript: [],
  output: failed.output,
});
