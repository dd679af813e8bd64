import { expect, test } from 'vitest';
import { loadRoom } from '../bench/workshop/room.ts';

test('a room of forty that types, saves, runs and checks loses nothing and meets no error', async () => {
  const { errors, told, announcements } = await loadRoom({ members: 40, seconds: 10 });
  expect(errors).toEqual([]);
  expect(told).toHaveLength(40);
  const sum = (of: (one: (typeof told)[number]) => number) => told.reduce((all, one) => all + of(one), 0);
  expect(sum(({ saveMs }) => saveMs.length)).toBeGreaterThan(0);
  expect(sum(({ runs }) => runs)).toBeGreaterThan(0);
  expect(announcements).toBeGreaterThan(0);
}, 400_000);
