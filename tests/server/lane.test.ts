import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { conditionsOf, cutAfter, faultsOf } from '../../server/runs/faults.ts';
import { Lane, type LaneConditions } from '../../server/runs/lane.ts';
import type { SetFaults } from '../../server/play.ts';

const good: LaneConditions = { latencyMs: 0, jitterMs: () => 0, bytesPerSecond: Infinity, mostHeld: 1_000 };

const lane = (conditions: Partial<LaneConditions>) => {
  const out: [at: number, bytes: number][] = [];
  const current = { ...good, ...conditions };
  const room = vi.fn();
  const subject = new Lane(
    () => current,
    (bytes) => out.push([Math.round(performance.now()), bytes.length]),
    room,
  );
  return { subject, out, room, current };
};

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

const bytes = (length: number) => new Uint8Array(length);

test('without a fault bytes are through before push returns', () => {
  const { subject, out } = lane({});
  expect(subject.push(bytes(5))).toBe(true);
  expect(out).toEqual([[0, 5]]);
});

test('latency delays everything by the same, and an end comes after what was before it', () => {
  const { subject, out } = lane({ latencyMs: 100 });
  subject.push(bytes(1));
  vi.advanceTimersByTime(50);
  subject.push(bytes(2));
  subject.after(() => out.push([performance.now(), -1]));
  vi.advanceTimersByTime(200);
  expect(out).toEqual([
    [100, 1],
    [150, 2],
    [150, -1],
  ]);
});

test('bytes never overtake each other, whatever the jitter', () => {
  const jitter = [80, 0, 40];
  const { subject, out } = lane({ jitterMs: (offset) => jitter[offset] ?? 0 });
  for (const size of [1, 1, 1]) subject.push(bytes(size));
  vi.advanceTimersByTime(200);
  expect(out.map(([at]) => at)).toEqual([80, 80, 80]);
});

test('a rate is kept in small pieces, and changes when it is changed', () => {
  const { subject, out, current } = lane({ bytesPerSecond: 100 });
  subject.push(bytes(20));
  vi.advanceTimersByTime(100);
  expect(out.reduce((sum, [, size]) => sum + size, 0)).toBe(10);
  current.bytesPerSecond = Infinity;
  subject.update();
  expect(out.reduce((sum, [, size]) => sum + size, 0)).toBe(20);
});

test('frozen, nothing comes out and nothing is lost', () => {
  const { subject, out } = lane({});
  subject.freeze();
  subject.push(bytes(3));
  vi.advanceTimersByTime(60_000);
  expect(out).toEqual([]);
  subject.thaw();
  expect(out).toEqual([[60_000, 3]]);
});

test('a sender is told to wait, and told when there is room', () => {
  const { subject, room } = lane({ latencyMs: 10, mostHeld: 10 });
  expect(subject.push(bytes(9))).toBe(true);
  expect(subject.push(bytes(9))).toBe(false);
  expect(room).not.toHaveBeenCalled();
  vi.advanceTimersByTime(10);
  expect(room).toHaveBeenCalledOnce();
});

test('a reader of nothing holds what there is', () => {
  const { subject, out } = lane({ bytesPerSecond: 0 });
  subject.push(bytes(3));
  vi.advanceTimersByTime(60_000);
  expect(out).toEqual([]);
});

describe('chance', () => {
  const jitters = (given: SetFaults, connection: number) => {
    const { jitterMs } = conditionsOf(faultsOf({ jitterMs: 100, ...given }), connection).server;
    return [0, 10, 20, 1_000].map(jitterMs);
  };

  test('the same seed gives the same jitter at the same place of the same connection', () => {
    expect(jitters({ seed: 'a' }, 1)).toEqual(jitters({ seed: 'a' }, 1));
    expect(jitters({ seed: 'a' }, 1)).not.toEqual(jitters({ seed: 'b' }, 1));
    expect(jitters({ seed: 'a' }, 1)).not.toEqual(jitters({ seed: 'a' }, 2));
    expect(new Set(jitters({}, 1)).size).toBe(4);
    for (const ms of jitters({}, 1)) expect(ms).toBeLessThan(100);
  });

  test('the same seed cuts at the same time, between those that were given', () => {
    const faults = (seed: string) => faultsOf({ seed, cutAfterMs: { from: 100, to: 200 } });
    const times = [1, 2, 3].map((connection) => cutAfter(faults('a'), connection) ?? 0);
    expect(times).toEqual([1, 2, 3].map((connection) => cutAfter(faults('a'), connection)));
    expect(times).not.toEqual([1, 2, 3].map((connection) => cutAfter(faults('b'), connection)));
    for (const time of times) expect(time >= 100 && time < 200).toBe(true);
    expect(cutAfter(faultsOf({}), 1)).toBeUndefined();
  });
});
