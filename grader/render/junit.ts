import type { CheckReport, Language, Outcome, Report } from '../report.ts';
import { headline } from './explain.ts';
import type { Format } from './format.ts';
import { plainExplanation } from './plain.ts';
import { inertLine } from './text/inert.ts';
import { element, xmlText } from './text/xml.ts';
import { outcomes } from './words.ts';

/**
 * JUnit XML as Jenkins, GitLab and the rest read it. `failure` is the learner's; `error` is ours, or no verdict
 * (never green, never blamed on the solution); `skipped` was not run.
 */
export const junit: Format = {
  name: 'junit',
  extension: 'xml',
  mimeType: 'application/xml',
  render: (report, { language }) => {
    const suite = testSuite(report, language);
    const { tests, failures, errors } = counts(report);
    const time = seconds(report.durationMs);
    return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', { name: 'wirebook', time, tests, failures, errors }, ['\n', suite, '\n'])}\n`;
  },
};

const elements: Readonly<Record<Outcome, 'failure' | 'error' | 'skipped' | null>> = {
  pass: null,
  fail: 'failure',
  inconclusive: 'error',
  error: 'error',
  'not-run': 'skipped',
};

const seconds = (ms: number): string => (ms / 1000).toFixed(3);

function counts({ checks }: Report) {
  const of = (name: string) => checks.filter(({ outcome }) => elements[outcome] === name).length;
  return { tests: checks.length, failures: of('failure'), errors: of('error'), skipped: of('skipped') };
}

function testSuite(report: Report, language: Language): string {
  const attributes = {
    name: report.lab.slug,
    ...counts(report),
    time: seconds(report.durationMs),
    timestamp: report.startedAt.replace(/\.\d+Z$|Z$/, ''),
  };
  const cases = report.checks.flatMap((check) => ['\n', testCase(check, report, language)]);
  return element('testsuite', attributes, ['\n', properties(report), ...cases, '\n']);
}

function properties(report: Report): string {
  const values = {
    wirebook: report.wirebook,
    solution: inertLine(report.solution.name),
    seed: report.seed,
    isolation: report.isolation,
    time: report.time,
    points: `${report.points.earned}/${report.points.possible}`,
  };
  return element(
    'properties',
    {},
    Object.entries(values).map(([name, value]) => element('property', { name, value })),
  );
}

function testCase(check: CheckReport, { lab, problem }: Report, language: Language): string {
  const attributes = {
    name: inertLine(check.title[language]),
    classname: `wirebook.${lab.slug}.${check.id}`,
    time: seconds(check.durationMs),
  };
  const printed = check.output === '' ? [] : [element('system-out', {}, [xmlText(check.output)])];
  return element('testcase', attributes, [
    ...verdict(check, problem?.message[language], language),
    ...printed,
  ]);
}

/** `general`: what kept every check of the report from passing. */
function verdict(check: CheckReport, general: string | undefined, language: Language): string[] {
  const name = elements[check.outcome];
  if (name === null) return [];
  const message = headline(check, language) || general || outcomes[check.outcome][language];
  const text = xmlText(plainExplanation(check, language) || message);
  // The schema gives `skipped` no attributes.
  return [element(name, name === 'skipped' ? {} : { type: check.outcome, message }, [text])];
}
