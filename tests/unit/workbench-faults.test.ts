/** What the knobs for the network ask for, given what is turned already. */
import { expect, test } from 'vitest';
import type { Faults } from '../../server/play.ts';
import { faultsOfAll, faultsOfOne } from '../../site/workbench/clients/faults.ts';

const knobs = { latencyMs: '', jitterMs: '0', bandwidth: '', cutAfterMs: '', seed: '1' };
const now: Faults = {
  latencyMs: 5,
  jitterMs: 0,
  bandwidth: null,
  readsPerSecond: null,
  seed: '1',
  cutAfterMs: null,
  connections: {
    1: { latencyMs: 100 },
    2: { readsPerSecond: 1000, jitterMs: 7 },
    3: { readsPerSecond: null },
  },
};

test('all connections alike, but that a slow reader stays slow', () => {
  const turn = faultsOfAll({ ...knobs, latencyMs: '40', bandwidth: '900', cutAfterMs: '2001' });
  expect(turn?.(now)).toEqual({
    latencyMs: 40,
    jitterMs: 0,
    bandwidth: 900,
    cutAfterMs: { from: 1000, to: 2001 },
    seed: '1',
    connections: { 2: { readsPerSecond: 1000 } },
  });
});

test('one connection alone: the others, and its pace of reading, stay as they were', () => {
  const turn = faultsOfOne({ ...knobs, latencyMs: '40' }, 2);
  expect(turn?.(now)).toEqual({
    ...now,
    connections: {
      ...now.connections,
      2: { latencyMs: 40, jitterMs: 0, bandwidth: null, readsPerSecond: 1000 },
    },
  });
});

test.each([
  { latencyMs: 'much' },
  { latencyMs: '10001' },
  { jitterMs: '-1' },
  { bandwidth: '0' },
  { bandwidth: '1.5' },
  { cutAfterMs: '600001' },
])('nothing is asked for where a knob says nothing sensible: %o', (typed) => {
  expect(faultsOfAll({ ...knobs, ...typed })).toBeUndefined();
});

test('what only all connections can have is of no concern to one', () => {
  expect(faultsOfOne({ ...knobs, cutAfterMs: 'soon' }, 1)).toBeDefined();
  expect(faultsOfOne({ ...knobs, latencyMs: 'much' }, 1)).toBeUndefined();
});
