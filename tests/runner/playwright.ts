import { z } from 'zod';
import type { Failure, PartResult } from './part.ts';
import { reported } from './reported.ts';
import { oneFailed } from './tally.ts';

/** What is read of the report of Playwright's JSON reporter (its own type: JSONReport of @playwright/test/reporter). */
const specs = z.array(
  z.object({
    title: z.string(),
    file: z.string(),
    tests: z.array(
      z.object({
        projectName: z.string(),
        status: z.string(),
        results: z.array(z.object({ errors: z.array(z.object({ message: z.string() })) })),
      }),
    ),
  }),
);

interface Suite {
  readonly specs: z.output<typeof specs>;
  readonly suites?: readonly Suite[] | undefined;
}

const suite: z.ZodType<Suite> = z.object({ specs, suites: z.lazy(() => z.array(suite)).optional() });

const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
  suites: z.array(suite),
});

const file = '.wirebook/tests/e2e.json';
const environment = { PLAYWRIGHT_JSON_OUTPUT_FILE: file };

/** Runs the end-to-end tests of playwright.config.ts. */
export async function playwright(limitMs: number): Promise<PartResult> {
  const options = { limitMs, environment };
  const { finished, report } = await reported(
    'playwright test --reporter=list,json',
    file,
    playwrightReport,
    options,
  );
  if (report === undefined) return { tally: oneFailed, reason: finished.reason };
  const { expected, unexpected, flaky, skipped } = report.stats;
  // A test that passes now and then is broken.
  const tally = { passed: expected, failed: unexpected + flaky, skipped };
  if (!finished.ok && tally.failed === 0) return { tally: { ...tally, failed: 1 }, reason: finished.reason };
  return {
    tally,
    skipped: report.suites.flatMap(skippedIn),
    failures: report.suites.flatMap(failuresIn),
  };
}

/** How many tests there are; no browser is needed to count them. */
export async function countPlaywright(): Promise<number> {
  const options = { limitMs: 60_000, environment, quiet: true };
  const { report } = await reported(
    'playwright test --list --reporter=json',
    file,
    playwrightReport,
    options,
  );
  return report?.suites.reduce((sum, within) => sum + testsIn(within).length, 0) ?? 0;
}

interface Ran {
  readonly name: string;
  readonly status: string;
  /** What it said in each of its attempts. */
  readonly errors: readonly string[];
}

const testsIn = (within: Suite): readonly Ran[] => [
  ...(within.suites ?? []).flatMap(testsIn),
  ...within.specs.flatMap(({ title, file, tests }) =>
    tests.map(({ projectName, status, results }) => ({
      name: `${file} › ${title} (${projectName})`,
      status,
      errors: results.flatMap(({ errors }) => errors.map(({ message }) => message)),
    })),
  ),
];

const skippedIn = (within: Suite): readonly string[] =>
  testsIn(within)
    .filter(({ status }) => status === 'skipped')
    .map(({ name }) => name);

const failuresIn = (within: Suite): readonly Failure[] =>
  testsIn(within)
    .filter(({ status }) => status === 'unexpected' || status === 'flaky')
    .map(({ name, errors }) => ({ name, message: errors.join('\n') }));
