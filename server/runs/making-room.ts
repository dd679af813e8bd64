import type { Run } from './run.ts';

type Candidate = Pick<Run, 'learner' | 'used' | 'idleMs' | 'aloneMs'>;

/** A program that nothing was connected to for so long may end where others have none. */
const aloneForLongMs = 20_000;

/**
 * Which of all programs ends where no more can live and a learner wants to begin one; undefined where each is needed more.
 * First one that nobody follows, unused for longest. Then one that nothing was connected to for a while, of whoever has most.
 * Then one of somebody who would still have more than the learner: a first program is worth more than a third.
 */
export function whichMakesRoom<T extends Candidate>(alive: readonly T[], learner: string): T | undefined {
  const counts = Map.groupBy(alive, (run) => run.learner);
  const countOf = (who: string): number => counts.get(who)?.length ?? 0;
  const byNeed = alive.toSorted(
    (one, other) => countOf(other.learner) - countOf(one.learner) || other.aloneMs - one.aloneMs,
  );
  return (
    alive.filter((run) => !run.used).sort((one, other) => other.idleMs - one.idleMs)[0] ??
    byNeed.find((run) => run.aloneMs > aloneForLongMs) ??
    byNeed.find((run) => countOf(run.learner) > countOf(learner) + 1)
  );
}
