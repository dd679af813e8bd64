import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Admission } from '../../server/gradings/admission.ts';

/** A machine that is as busy as we say. */
const machine = {
  crowded: false,
  mark: () => ({ at: 0, lagMs: 0, stalledMs: 0 }),
  crowdedSince: () => machine.crowded,
};

beforeEach(() => {
  machine.crowded = false;
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

/** People who come one after the other; who is inside, and how each of them leaves. */
function visitors(count: number) {
  const admission = new Admission({ gradingsAtOnce: 1, gradingsAtMost: 3 }, machine);
  const leave = new Map<number, () => void>();
  for (let who = 0; who < count; who += 1)
    void admission
      .enter(String(who), () => undefined, new AbortController().signal)
      .then((left) => leave.set(who, left));
  return { admission, leave };
}

test('while the cores idle, one more is let in at a time, up to the most', async () => {
  const { leave } = visitors(5);
  await vi.advanceTimersByTimeAsync(0);
  expect([...leave.keys()]).toEqual([0]);
  await vi.advanceTimersByTimeAsync(250);
  expect([...leave.keys()]).toEqual([0, 1]);
  await vi.advanceTimersByTimeAsync(5_000);
  expect([...leave.keys()]).toEqual([0, 1, 2]);
});

test('on a busy machine one waits until the one before has left', async () => {
  machine.crowded = true;
  const { leave } = visitors(2);
  await vi.advanceTimersByTimeAsync(5_000);
  expect([...leave.keys()]).toEqual([0]);
  leave.get(0)?.();
  await vi.advanceTimersByTimeAsync(0);
  expect([...leave.keys()]).toEqual([0, 1]);
});

test('who was let in beyond the places is not replaced while the machine is busy', async () => {
  const { leave, admission } = visitors(5);
  await vi.advanceTimersByTimeAsync(5_000);
  machine.crowded = true;
  leave.get(0)?.();
  leave.get(1)?.();
  await vi.advanceTimersByTimeAsync(5_000);
  expect([admission.working, admission.waiting]).toEqual([1, 2]);
  leave.get(2)?.();
  await vi.advanceTimersByTimeAsync(0);
  expect([admission.working, admission.waiting]).toEqual([1, 1]);
});
