import { expect, test } from 'vitest';
import { stairs } from '../../site/workshop/summary/Progress.tsx';

const at = (minute: number): string => new Date(Date.UTC(2026, 0, 1, 9, minute)).toISOString();

test('the picture rises where checks were passed, and ends at the last time', () => {
  const points = [
    { at: at(0), passed: 10 },
    { at: at(15), passed: 20 },
    { at: at(60), passed: 40 },
  ];
  expect(stairs(points, 40)).toBe('M0 100 H0 V75 H25 V50 H100 V0 H100');
});

test('one moment alone is a line across, and a lab without checks divides by nothing', () => {
  expect(stairs([{ at: at(0), passed: 5 }], 10)).toBe('M0 100 H0 V50 H100');
  expect(stairs([{ at: at(0), passed: 0 }], 0)).toBe('M0 100 H0 V100 H100');
});
