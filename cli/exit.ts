import type { Outcome } from '../grader/report.ts';

/** The exit codes of `wirebook`. Scripts rely on them: 1 is the learner's, 2 the caller's, 3 nobody's, 4 ours. */
export const exitCode = {
  passed: 0,
  failed: 1,
  usage: 2,
  inconclusive: 3,
  ours: 4,
  /** 128 + SIGINT, as shells have it. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** `not-run` as the worst of all means that nothing was tried: no verdict. */
const ofOutcome: Readonly<Record<Outcome, ExitCode>> = {
  pass: exitCode.passed,
  fail: exitCode.failed,
  inconclusive: exitCode.inconclusive,
  'not-run': exitCode.inconclusive,
  error: exitCode.ours,
};

export const exitCodeOf = (outcome: Outcome): ExitCode => ofOutcome[outcome];

/** Which of several verdicts a caller must hear about: our fault before no verdict before a failure. */
export const worst = (codes: readonly ExitCode[]): ExitCode =>
  Math.max(exitCode.passed, ...codes) as ExitCode;
