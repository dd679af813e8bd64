import type { Row } from '../../grader/batch/index.ts';
import { inertLine } from '../../grader/render/text/inert.ts';
import type { Colour } from '../../grader/render/text/paint.ts';
import { fit, padEnd } from '../../grader/render/text/width.ts';
import type { Localized, Outcome } from '../../grader/report.ts';
import type { Output } from '../terminal/output.ts';
import { left } from './texts.ts';

export const marks: Readonly<Record<Outcome, readonly [mark: string, colour: Colour]>> = {
  pass: ['✓', 'green'],
  fail: ['✗', 'red'],
  inconclusive: ['?', 'yellow'],
  error: ['!', 'yellow'],
  'not-run': ['·', 'dim'],
};

/** Tells how far a batch is while it runs. */
export interface Progress {
  row(row: Row, resumed: boolean): void;
  close(): void;
}

type Say = (text: Localized) => string;

/** A line a submission, for logs: what it is called, its points, and what it failed by. */
export const openLines = (output: Output, say: Say): Progress => ({
  // What an earlier run told is counted in the end, not told again.
  row: (row, resumed) => {
    if (!resumed) output.write(`${lineOf(row, output, say)}\n`);
  },
  close: () => undefined,
});

function lineOf(row: Row, { paint, columns }: Output, say: Say): string {
  const [mark, colour] = marks[row.outcome];
  const failed = Object.entries(row.checks).filter(([, check]) => check.outcome !== 'pass');
  const why = row.problem ? inertLine(say(row.problem.message)) : failed.map(([id]) => id).join(' ');
  const start = `${paint(colour, mark)} ${padEnd(fit(inertLine(row.submission), 32), 32)} `;
  const points = `${row.earned}/${row.possible}`.padStart(7);
  return `${start}${points}  ${paint('dim', row.problem ? why : fit(why, columns - 44))}`.trimEnd();
}

const frameMs = 100;

/** A bar on the terminal's last line, drawn over at most ten times a second. */
export function openBar(output: Output, say: Say, total: number): Progress {
  const counts = { pass: 0, fail: 0, inconclusive: 0, error: 0, 'not-run': 0 };
  const started = performance.now();
  let [done, graded, drawn] = [0, 0, -Infinity];
  const draw = (): void => {
    drawn = performance.now();
    output.write(`\r\u001b[K${barOf(output, say, { done, graded, total, counts, ms: drawn - started })}`);
  };
  draw();
  return {
    row: (row, resumed) => {
      done++;
      counts[row.outcome]++;
      if (!resumed) graded++;
      if (performance.now() - drawn >= frameMs || done === total) draw();
    },
    // The bar goes; what it said is in the summary.
    close: () => output.write('\r\u001b[K'),
  };
}

interface State {
  readonly done: number;
  /** Of those done, what this run did itself: the rest took no time. */ readonly graded: number;
  readonly total: number;
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly ms: number;
}

function barOf({ paint, columns }: Output, say: Say, state: State): string {
  const { done, total, counts } = state;
  const shown = (Object.keys(marks) as Outcome[]).filter((outcome) => counts[outcome] > 0);
  const numbers = shown.map((outcome) => `${marks[outcome][0]} ${counts[outcome]}`);
  const text = [`${done}/${total}`, ...numbers, remaining(state, say)]
    .filter((part) => part !== '')
    .join('  ');
  const room = Math.min(40, columns - text.length - 6);
  return room < 8 ? `  ${text}` : `  ${meter(done / total, room, paint)}  ${text}`;
}

/** `████░░░░` */
export function meter(share: number, columns: number, paint: Output['paint']): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * columns);
  return paint('green', '█'.repeat(full)) + paint('dim', '░'.repeat(columns - full));
}

function remaining({ done, graded, total, ms }: State, say: Say): string {
  // Too early to tell.
  if (graded < 3 || done === total) return '';
  const seconds = Math.ceil(((ms / graded) * (total - done)) / 1000);
  return say(left(`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`));
}
