import type { Summary } from '../../grader/batch/index.ts';
import { points } from '../../grader/render/numbers.ts';
import { inertLine } from '../../grader/render/text/inert.ts';
import { displayWidth, padEnd } from '../../grader/render/text/width.ts';
import type { CheckSummary, Localized } from '../../grader/report.ts';
import type { Output } from '../terminal/output.ts';
import { meter } from './progress.ts';
import { broken, failed, median, more, passed, same, submissions, tryAgain, undecided } from './texts.ts';

type Say = (text: Localized) => string;

const groupsShown = 10;
const namesShown = 6;

/** The class at a glance: how many passed, what they stumbled over, who handed in the same. */
export function summaryText(
  summary: Summary,
  checks: readonly CheckSummary[],
  output: Output,
  say: Say,
): string {
  const { outcomes, medianEarned, possible } = summary;
  const open = outcomes.inconclusive + outcomes.error + outcomes['not-run'];
  const counts = [submissions(summary.submissions), passed(outcomes.pass), failed(outcomes.fail)];
  const lines = [
    '',
    output.paint('bold', [...counts, ...(open > 0 ? [undecided(open)] : [])].map(say).join(' · ')),
    ...(medianEarned === null ? [] : [say(median(points(medianEarned), points(possible)))]),
    '',
    ...checkLines(summary, checks, output, say),
    ...named(same, summary.same.map(groupText), say),
    ...named(
      broken,
      summary.broken.map(({ submission, problem }) => brokenText(submission, say(problem.message))),
      say,
    ),
    ...(open > 0 ? ['', say(tryAgain)] : []),
  ];
  return lines.map((line) => (line === '' ? '\n' : `  ${line}\n`)).join('');
}

/** `Text comes back   ████████░░  998/1000` */
function checkLines({ checks }: Summary, known: readonly CheckSummary[], output: Output, say: Say): string[] {
  const title = (id: string) =>
    inertLine(say(known.find((check) => check.id === id)?.title ?? { ko: id, en: id }));
  const width = Math.max(0, ...checks.map(({ id }) => displayWidth(title(id))));
  return checks.map(({ id, outcomes }) => {
    const tried = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
    const bar = meter(outcomes.pass / Math.max(1, tried), 20, output.paint);
    return `${padEnd(title(id), width)}  ${bar}  ${outcomes.pass}/${tried}`;
  });
}

const groupText = (names: readonly string[]): string => {
  const rest = names.length - namesShown;
  const shown = names.slice(0, namesShown).map(inertLine).join(', ');
  return rest > 0 ? `${shown} (+${rest})` : shown;
};

const brokenText = (submission: string, message: string): string => {
  const [name, why] = [inertLine(submission), inertLine(message)];
  return why.includes(name) ? why : `${name}: ${why}`;
};

/** A title, and at most so many lines under it. */
function named(title: Localized, items: readonly string[], say: Say): string[] {
  if (items.length === 0) return [];
  const rest = items.length - groupsShown;
  const shown = items.slice(0, groupsShown).map((item) => `  ${item}`);
  return ['', say(title), ...shown, ...(rest > 0 ? [`  ${say(more(rest))}`] : [])];
}
