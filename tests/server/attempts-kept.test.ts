import { expect, onTestFinished, test } from 'vitest';
import { AttemptStore, type Result } from '../../server/state/attempts.ts';
import { openDatabase } from '../../server/state/database.ts';
import { temporaryFolder } from './companion.ts';

const work = { learner: 'local', lab: 'echo' };
const files = (text: string) => [{ path: 'solution.ts', text }];
const scored = (earned: number): Result => ({
  verdict: { outcome: 'fail', earned, possible: 8, passed: earned, checks: 8 },
  ran: true,
});

async function openStore(): Promise<AttemptStore> {
  const database = await openDatabase(await temporaryFolder());
  onTestFinished(() => database.destroy());
  return new AttemptStore(database);
}

const numbers = async (store: AttemptStore) => (await store.list(work)).map(({ number }) => number);

test('the 50 newest attempts are kept, and the best one, however old', async () => {
  const store = await openStore();
  await store.note(work, files('first'), scored(0));
  await store.note(work, files('best'), scored(5));
  for (let number = 3; number <= 60; number += 1) await store.note(work, files(`${number}`), scored(1));
  const kept = await numbers(store);
  expect(kept).toHaveLength(50);
  expect(kept.slice(0, 3)).toEqual([60, 59, 58]);
  expect(kept.slice(-2)).toEqual([12, 2]);
  expect(await store.find(work, 2)).toMatchObject({ best: true, files: files('best') });
  await store.note(work, files('better'), scored(5));
  expect(await store.find(work, 2)).toBeUndefined();
});

test('of long code fewer are kept, the newest always', async () => {
  const store = await openStore();
  const long = (mark: string, length = 1024 * 1024) => files(mark.padEnd(length, 'x'));
  for (const mark of 'abcdefgh') await store.note(work, long(mark), scored(0));
  expect(await numbers(store)).toEqual([8, 7, 6, 5, 4]);
  await store.note(work, long('i', 7 * 1024 * 1024), scored(0));
  expect(await numbers(store)).toEqual([9]);
});

test('a worse outcome of the same code does not replace the better one', async () => {
  const store = await openStore();
  await store.note(work, files('same'), scored(8));
  await store.note(work, files('same'), scored(7));
  expect((await store.list(work)).map(({ verdict }) => verdict?.earned)).toEqual([7, 8]);
  await store.note(work, files('same'), scored(8));
  expect((await store.list(work)).map(({ verdict }) => verdict?.earned)).toEqual([8, 8]);
});

test('labs and learners have attempts of their own, numbered by themselves', async () => {
  const store = await openStore();
  await store.note(work, files('a'), scored(1));
  await store.note({ ...work, lab: 'pump' }, files('b'), scored(1));
  await store.note({ ...work, learner: 'other' }, files('c'), scored(1));
  expect(await numbers(store)).toEqual([1]);
  expect((await store.find({ ...work, learner: 'other' }, 1))?.files).toEqual(files('c'));
});

test('what counts as different are programs that ran, each once, the starter left out', async () => {
  const store = await openStore();
  for (const text of ['starter', 'one', 'two', 'one']) await store.note(work, files(text), scored(0));
  await store.note(work, files('does not start'), { ...scored(0), ran: false });
  await store.keep(work, files('kept only'));
  expect(await store.different(work, files('starter'))).toBe(2);
});
