import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import { dirname, join } from 'node:path';

/** One thing that was measured several times. */
export interface Figure {
  readonly name: string;
  /** `ms`, `KB` (1000 bytes), `MB`, `of 100`, `a minute`, `x`; empty for a plain number. */
  readonly unit: string;
  readonly values: readonly number[];
  readonly goal?: { readonly atMost: number } | { readonly atLeast: number };
}

/** The middle value; of an even number of them the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? NaN;
  return (lower + upper) / 2;
}

/** Measures `times` times, one after the other. */
export async function repeat(times: number, measure: (round: number) => Promise<number>): Promise<number[]> {
  const values: number[] = [];
  for (let round = 0; round < times; round += 1) values.push(await measure(round));
  return values;
}

/** How long something takes, in milliseconds. */
export async function timed(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await act();
  return performance.now() - started;
}

/** Prints the figures side by side and writes them to `.wirebook/bench/<name>.json`. */
export async function report(name: string, figures: readonly Figure[]): Promise<void> {
  console.table(Object.fromEntries(figures.map((figure) => [figure.name, row(figure)])));
  const file = join(import.meta.dirname, '../../.wirebook/bench', `${name}.json`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify({ ...circumstances(), figures }, null, 2)}\n`);
}

const circumstances = () => ({
  at: new Date().toISOString(),
  node: process.version,
  processor: cpus()[0]?.model,
  cores: availableParallelism(),
});

function row({ values, unit, goal }: Figure) {
  const middle = median(values);
  return {
    median: `${rounded(middle)} ${unit}`.trim(),
    range: values.length > 1 ? `${rounded(Math.min(...values))} - ${rounded(Math.max(...values))}` : '',
    n: values.length,
    goal: goalText(goal),
    met: goal === undefined ? '' : isMet(middle, goal) ? 'yes' : 'NO',
  };
}

const rounded = (value: number): string =>
  Math.abs(value) < 10 ? String(Math.round(value * 100) / 100) : Math.round(value).toLocaleString('en');

function goalText(goal: Figure['goal']): string {
  if (goal === undefined) return '';
  return 'atMost' in goal ? `at most ${rounded(goal.atMost)}` : `at least ${rounded(goal.atLeast)}`;
}

const isMet = (value: number, goal: NonNullable<Figure['goal']>): boolean =>
  'atMost' in goal ? value <= goal.atMost : value >= goal.atLeast;
