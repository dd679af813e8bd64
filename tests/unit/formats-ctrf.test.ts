import { calculateSummary, parse, validateStrict } from 'ctrf';
import { describe, expect, it } from 'vitest';
import { ctrf } from '../../grader/render/ctrf.ts';
import type { Report } from '../../grader/report.ts';
import { everyOutcome, hostile, notStarted } from './fixtures/reports.ts';

/** Through CTRF's reference implementation. */
function read(report: Report) {
  const document: unknown = JSON.parse(ctrf.render(report, { language: 'en' }));
  validateStrict(document);
  return parse(ctrf.render(report, { language: 'en' })).results;
}

describe('ctrf', () => {
  it.each([
    ['every outcome', everyOutcome],
    ['hostile', hostile],
    ['not started', notStarted],
  ])(
    'is valid to its reference implementation, and its summary agrees with its tests (%s)',
    (_name, report) => {
      const { summary, tests } = read(report);
      const { tests: all, passed, failed, skipped, pending, other } = calculateSummary(tests);
      expect(summary).toMatchObject({ tests: all, passed, failed, skipped, pending, other });
      expect(summary.stop - summary.start).toBe(summary.duration);
    },
  );

  it('keeps our own outcome beside the status that CTRF knows', () => {
    expect(read(everyOutcome).tests.map(({ status, rawStatus }) => [status, rawStatus])).toEqual([
      ['passed', 'pass'],
      ['failed', 'fail'],
      ['failed', 'fail'],
      ['other', 'inconclusive'],
      ['other', 'error'],
      ['skipped', 'not-run'],
    ]);
  });

  it('counts the tries that were repeated', () => {
    expect(read(everyOutcome).tests[3]?.retries).toBe(2);
  });

  it('says in every test why nothing could be started', () => {
    expect(read(notStarted).tests.map(({ message }) => message)).toEqual(
      Array(2).fill('A `}` is missing on line 12.'),
    );
  });
});
