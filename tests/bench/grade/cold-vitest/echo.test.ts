import { expect, test } from 'vitest';
import { createBoxes, findLab } from '../../../../grader/index.ts';
import { fileOf, verdict } from '../verdict.ts';

test('the reference of the echo lab passes', async () => {
  const lab = await findLab('echo');
  const boxes = await createBoxes({ warm: 1 });
  const { outcome } = await verdict(boxes, lab, await fileOf(lab, 'solution.ts'));
  await boxes.close();
  expect(outcome).toBe('pass');
});
