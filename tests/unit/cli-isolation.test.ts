import { expect, it } from 'vitest';
import { requireIsolation } from '../../cli/isolation.ts';

const refused = expect.objectContaining({ code: 'isolation-refused' }) as unknown;
const unattended = (...levels: [Parameters<typeof requireIsolation>[0], 'partial' | 'none' | undefined]) => {
  try {
    requireIsolation(...levels, false);
    return 'graded';
  } catch (error) {
    return error;
  }
};

it('grading that nobody watches wants full isolation, or the lower level by name', () => {
  expect(unattended('full', undefined)).toBe('graded');
  expect(unattended('partial', undefined)).toEqual(refused);
  expect(unattended('none', undefined)).toEqual(refused);
  expect(unattended('partial', 'partial')).toBe('graded');
  expect(unattended('none', 'partial')).toEqual(refused);
  expect(unattended('none', 'none')).toBe('graded');
});

it('a learner at a terminal runs their own code with whatever isolation there is', () => {
  expect(() => requireIsolation('none', undefined, true)).not.toThrow();
});
