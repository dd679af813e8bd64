import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { LoadMeter } from '../../grader/load.ts';

function meter(): LoadMeter {
  const load = new LoadMeter();
  onTestFinished(() => load.close());
  return load;
}

describe('our own lag', () => {
  test('is seen when something held the event loop', async () => {
    const load = meter();
    const mark = load.mark();
    const until = performance.now() + 200;
    while (performance.now() < until);
    expect(load.laggedSince(mark)).toBe(true);
    expect(load.strainedSince(mark)).toBe(true);
    await delay(50);
    expect(load.laggedSince(mark)).toBe(true);
  });

  test('is not made up by asking for it often', async () => {
    const load = meter();
    const mark = load.mark();
    let heldMs = 0;
    for (let turn = 0; turn < 40; turn += 1) {
      const before = performance.now();
      await delay(5);
      heldMs += Math.max(0, performance.now() - before - 9);
      load.mark();
    }
    // A machine that really held us up says nothing about the meter.
    if (heldMs < 20) expect(load.laggedSince(mark)).toBe(false);
  });
});
