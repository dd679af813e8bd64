import { type Figure, report } from '../figures.ts';
import { loadRoom, type Measured } from './room.ts';

/**
 * `npm run bench:workshop [-- minutes members]` (default 3 and 200): a full room at work, with the board open. Exits with 1 where
 * anything went wrong that is not a place in line, and says what.
 */
const [minutes = 3, members = 200] = process.argv.slice(2).map(Number);
const measured = await loadRoom({ members, seconds: minutes * 60 });
await report('workshop', figures(measured));
const refusals = Map.groupBy(
  measured.told.flatMap(({ refusals: told }) => told),
  (refusal) => refusal,
);
for (const [refusal, all] of refusals) console.log(`told to wait: ${refusal}, ${all.length} times`);
for (const error of measured.errors.slice(0, 20)) console.error(error);
console.log(`${measured.errors.length} errors`);
process.exitCode = measured.errors.length === 0 ? 0 : 1;

function figures({ told, board, memoryMb, announcements }: Measured): Figure[] {
  const saves = told.flatMap(({ saveMs }) => saveMs);
  const verdicts = told.flatMap((one) => one.verdicts);
  const whole = verdicts.map(({ wholeMs }) => wholeMs);
  const waited = verdicts.map(({ waitedMs }) => waitedMs);
  const graded = verdicts.map(({ wholeMs, waitedMs }) => wholeMs - waitedMs);
  const runs = told.reduce((sum, one) => sum + one.runs, 0);
  return [
    { name: 'members', unit: '', values: [told.length] },
    { name: 'saves', unit: 'a minute', values: [saves.length / minutes] },
    { name: 'verdicts', unit: 'a minute', values: [verdicts.length / minutes] },
    { name: 'programs run and talked to', unit: 'a minute', values: [runs / minutes] },
    { name: 'announcements heard by all', unit: '', values: [announcements] },
    ...spread('save until acknowledged', saves),
    ...spread('save until its row on the board', board.saves),
    ...spread('verdict until its row on the board', board.verdicts),
    ...spread('Check until the report', whole),
    ...spread('of it, in line', waited),
    ...spread('of it, grading', graded),
    { name: 'memory of the companion', unit: 'MB', values: memoryMb },
    { name: 'memory of the companion, most', unit: 'MB', values: [Math.max(...memoryMb)] },
  ];
}

/** The middle, and what one of twenty exceeds. */
function spread(name: string, values: readonly number[]): Figure[] {
  return [
    { name, unit: 'ms', values },
    { name: `${name}, 95th of 100`, unit: 'ms', values: [percentile(values, 0.95)] },
  ];
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
