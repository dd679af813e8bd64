import { expect, it } from 'vitest';
import { exitCodeOf, worst } from '../../cli/exit.ts';

it('the exit code tells whose failure it is: the learner’s is 1, nobody’s 3, ours 4', () => {
  const outcomes = ['pass', 'fail', 'inconclusive', 'not-run', 'error'] as const;
  expect(outcomes.map(exitCodeOf)).toEqual([0, 1, 3, 3, 4]);
});

it('of several verdicts the one that most needs a hand decides', () => {
  expect(worst([])).toBe(0);
  expect(worst([0, 1, 0])).toBe(1);
  expect(worst([1, 3])).toBe(3);
  expect(worst([3, 4, 1])).toBe(4);
});
