import { expect, test } from 'vitest';
import { whichMakesRoom } from '../../server/runs/making-room.ts';

const minute = 60_000;
const run = (name: string, learner: string, { used = true, idleMs = 0, aloneMs = 0 } = {}) => ({
  ...{ name, learner, used, idleMs, aloneMs },
});

const ends = (runs: readonly ReturnType<typeof run>[], learner: string) =>
  whichMakesRoom(runs, learner)?.name;

test('what nobody follows ends first, the one that was unused for longest', () => {
  const runs = [
    run('in use', 'Ada', { aloneMs: minute }),
    run('left just now', 'Bob', { used: false, idleMs: 10 }),
    run('left long ago', 'Eve', { used: false, idleMs: minute }),
  ];
  expect(ends(runs, 'Zoe')).toBe('left long ago');
});

test('then what only a page is open for, of whoever has most', () => {
  const runs = [
    run('alone for longest', 'Ada', { aloneMs: 5 * minute }),
    run('one of two', 'Bob', { aloneMs: minute }),
    run('the other, talked to', 'Bob'),
  ];
  expect(ends(runs, 'Zoe')).toBe('one of two');
});

test('then a further program of somebody, for the first one of somebody else', () => {
  const runs = [run('one', 'Ada'), run('two', 'Ada'), run('only', 'Bob')];
  expect(ends(runs, 'Zoe')).toBe('one');
  // Who has as many takes nothing away, and nobody's only one goes.
  expect(ends(runs, 'Bob')).toBeUndefined();
  expect(ends([run('only', 'Bob')], 'Zoe')).toBeUndefined();
});

test('a program that has just begun is left time to be connected to', () => {
  expect(ends([run('new', 'Ada', { aloneMs: 1_000 })], 'Zoe')).toBeUndefined();
});
