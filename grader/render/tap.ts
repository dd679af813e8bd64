import type { CheckReport, Language, Report } from '../report.ts';
import { explain } from './explain.ts';
import type { Format } from './format.ts';
import { tail } from './text/cap.ts';
import { inert, inertLine } from './text/inert.ts';
import { jsonText } from './text/json.ts';
import { outcomes } from './words.ts';

/**
 * TAP 14 with a YAML block under every check that did not pass. What could not be decided is `not ok`: a plan must
 * not be green without a verdict. What was not run is a SKIP.
 */
export const tap: Format = {
  name: 'tap',
  extension: 'tap',
  mimeType: 'text/plain',
  render: (report, { language }) =>
    [
      'TAP version 14',
      `1..${report.checks.length}`,
      `# ${report.lab.slug} ${report.points.earned}/${report.points.possible}, seed ${inertLine(report.seed)}`,
      ...report.checks.flatMap((check, index) => [
        testPoint(check, index + 1, language),
        ...block(check, report, language),
      ]),
      '',
    ].join('\n'),
};

/** In a description `#` begins a directive and `\` an escape. */
const description = (text: string): string => inertLine(text).replace(/[\\#]/g, '\\$&');

function testPoint(check: CheckReport, number: number, language: Language): string {
  const ok = check.outcome === 'pass' || check.outcome === 'not-run' ? 'ok' : 'not ok';
  const skip = check.outcome === 'not-run' ? ` # SKIP ${outcomes['not-run'][language]}` : '';
  return `${ok} ${number} - ${description(check.title[language])}${skip}`;
}

/** Every value is written as JSON, which YAML holds whole: one line each, whatever is in it. */
function block(check: CheckReport, { problem }: Report, language: Language): string[] {
  const lines = explain(check, language).map(({ key, text }) => [key, text] as const);
  const general = lines.length === 0 && problem ? [['why', inert(problem.message[language])] as const] : [];
  const values = {
    id: check.id,
    outcome: check.outcome,
    points: `${check.earned}/${check.points}`,
    duration_ms: check.durationMs,
    ...(check.outcome === 'pass' ? {} : Object.fromEntries([...lines, ...general])),
    ...(check.outcome === 'pass' || check.output === '' ? {} : { output: inert(tail(check.output, 2000)) }),
  };
  const written = Object.entries(values).map(([key, value]) => `${key}: ${jsonText(value)}`);
  return ['---', ...written, '...'].map((line) => `  ${line}`);
}
