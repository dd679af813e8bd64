import { z } from 'zod';
import type { Failure, PartResult } from './part.ts';
import { reported } from './reported.ts';
import { oneFailed, type Tally } from './tally.ts';

/** What is read of the report of Vitest's JSON reporter. */
const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()) }),
      ),
    }),
  ),
});

type VitestReport = z.output<typeof vitestReport>;

/** Runs one project of vitest.config.ts. */
export async function vitest(project: string, limitMs: number): Promise<PartResult> {
  const file = `.wirebook/tests/${project}.json`;
  const line = `vitest run --project ${project} --reporter=default --reporter=json --outputFile.json=${file}`;
  const { finished, report } = await reported(line, file, vitestReport, { limitMs });
  if (report === undefined) return { tally: oneFailed, reason: finished.reason };
  const tally = tallyOf(report);
  // An error outside of any test: every test has passed, and yet something is wrong.
  if (!finished.ok && tally.failed === 0) return { tally: { ...tally, failed: 1 }, reason: finished.reason };
  return { tally, skipped: skippedIn(report), failures: failuresIn(report) };
}

/** A file that cannot even be loaded has no tests that could fail. */
const brokenIn = (report: VitestReport) =>
  report.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.length);

function tallyOf(report: VitestReport): Tally {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenIn(report).length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

const skippedIn = (report: VitestReport): readonly string[] =>
  report.testResults
    .flatMap((file) => file.assertionResults)
    .filter(({ status }) => status !== 'passed' && status !== 'failed')
    .map(({ fullName }) => fullName);

const failuresIn = (report: VitestReport): readonly Failure[] => [
  ...brokenIn(report).map(({ name, message }) => ({ name, message })),
  ...report.testResults
    .flatMap((file) => file.assertionResults)
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => ({ name: fullName, message: failureMessages.join('\n') })),
];
