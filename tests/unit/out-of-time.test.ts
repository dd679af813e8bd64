import { describe, expect, it } from 'vitest';
import { check } from '../../grader/kit/index.ts';
import { outOfTime } from '../../grader/report-writer.ts';

const unreached = check('unreached', {
  title: { ko: '닿지 못한 검사', en: 'A check that was not reached' },
  promise: { ko: '약속', en: 'A promise' },
  rests: 'Nothing',
  points: 1,
  try: () => Promise.resolve(),
});

describe('a check that no time was left for', () => {
  it('is failed by a solution that took it', () => {
    const report = outOfTime(unreached, 'npx wirebook grade', { totalMs: 120_000, busy: false });
    expect([report.outcome, report.failure?.observed.en]).toEqual([
      'fail',
      expect.stringContaining('its limit of 120 s'),
    ]);
  });

  it('is held against nobody where the machine took it', () => {
    const report = outOfTime(unreached, 'npx wirebook grade', { totalMs: 120_000, busy: true });
    expect([report.outcome, report.failure, report.problem?.code]).toEqual([
      'inconclusive',
      undefined,
      'machine-overloaded',
    ]);
  });
});
