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

/** Prints the figures side by side and keeps them in `.wirebook/bench/<name>.json`. */
export async function report(name: string, figures: readonly Figure[]): Promise<void> {
  printTable([['figure', 'median', 'range', 'n', 'goal', 'met'], ...figures.map(row)]);
  await keep(name, { figures });
}

/** Writes what was measured, and where, to `.wirebook/bench/<name>.json`. */
export async function keep(name: string, measured: object): Promise<void> {
  const file = join(import.meta.dirname, '../../.wirebook/bench', `${name}.json`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify({ ...circumstances(), ...measured }, null, 2)}\n`);
}

const circumstances = () => ({
  at: new Date().toISOString(),
  node: process.version,
  processor: cpus()[0]?.model,
  cores: availableParallelism(),
});

function row({ name, values, unit, goal }: Figure): readonly string[] {
  const middle = median(values);
  return [
    name,
    `${rounded(middle)} ${unit}`.trim(),
    values.length > 1 ? `${rounded(Math.min(...values))} - ${rounded(Math.max(...values))}` : '',
    String(values.length),
    goalText(goal),
    goal === undefined ? '' : isMet(middle, goal) ? 'yes' : 'NO',
  ];
}

/** Columns as wide as their widest cell; the first row is the head. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const [head = [], ...rest] = rows;
  console.log(
    [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rest.map(line)].join('\n'),
  );
}

const rounded = (value: number): string =>
  Math.abs(value) < 10 ? String(Math.round(value * 100) / 100) : Math.round(value).toLocaleString('en');

function goalText(goal: Figure['goal']): string {
  if (goal === undefined) return '';
  return 'atMost' in goal ? `at most ${rounded(goal.atMost)}` : `at least ${rounded(goal.atLeast)}`;
}

const isMet = (value: number, goal: NonNullable<Figure['goal']>): boolean =>
  'atMost' in goal ? value <= goal.atMost : value >= goal.atLeast;
