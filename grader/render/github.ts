import type { CheckReport, Language, Outcome, ProblemReport, Report } from '../report.ts';
import { explanation } from './explain.ts';
import type { Format } from './format.ts';
import { markdown } from './markdown.ts';
import { points } from './numbers.ts';
import { capped } from './text/cap.ts';
import { inert, inertLine } from './text/inert.ts';
import { say } from './words.ts';

/** GitHub shows ten annotations of a kind and step, and silently drops the rest; the last of ours says so. */
const shown = 9;
const longest = 4000;

/** Annotations for GitHub Actions on standard output, and the report in Markdown as the step's summary. */
export const github: Format = {
  name: 'github',
  extension: 'txt',
  mimeType: 'text/plain',
  render: (report, { language }) =>
    [
      ...annotations('error', report, language),
      ...annotations('warning', report, language),
      command('notice', { title: `Wirebook ${report.lab.slug}` }, total(report, language)),
      '',
    ].join('\n'),
  appends: [
    { variable: 'GITHUB_STEP_SUMMARY', render: (report, options) => markdown.render(report, options) },
  ],
};

type Level = 'error' | 'warning' | 'notice';

/** A failure is an error; what could not be decided is a warning, since no change to the solution mends it. */
const levels: Readonly<Record<Outcome, Level | null>> = {
  pass: null,
  fail: 'error',
  inconclusive: 'warning',
  error: 'warning',
  'not-run': null,
};

function annotations(level: Level, report: Report, language: Language): string[] {
  const file = report.solution.files[0]?.path ?? report.solution.name;
  const checks = report.checks.filter(({ outcome }) => levels[outcome] === level);
  // What stood in the way of all checks is said once.
  if (report.problem) return level === 'error' ? [problemCommand(report.problem, file, language)] : [];
  const lines = checks
    .slice(0, shown)
    .map((check) => command(level, { file, title: inertLine(check.title[language]) }, why(check, language)));
  const rest = checks.length - lines.length;
  return rest > 0 ? [...lines, command(level, { file }, say.more[language](rest))] : lines;
}

const why = (check: CheckReport, language: Language): string => capped(explanation(check, language), longest);

function problemCommand({ message, at }: ProblemReport, file: string, language: Language): string {
  const place = {
    file: at?.file ?? file,
    ...(at?.line === undefined ? {} : { line: at.line }),
    ...(at?.column === undefined ? {} : { col: at.column }),
  };
  return command('error', place, capped(inert(message[language]), longest));
}

const total = (report: Report, language: Language): string =>
  say.points[language](points(report.points.earned), points(report.points.possible));

/** `::error file=a.ts,line=1::message`, escaped as the runner undoes it (actions/toolkit, command.ts). */
function command(
  name: Level,
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const written = Object.entries(properties).map(
    ([key, value]) => `${key}=${property(inertLine(String(value)))}`,
  );
  return `::${name} ${written.join(',')}::${data(message)}`;
}

const data = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
