import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createConnection } from '../../site/workbench/api/connection.ts';
import { createDrafts } from '../../site/workbench/solution/drafts.ts';
import { SolutionStore } from '../../site/workbench/solution/store.ts';
import { MemoryCompanion } from './workbench-companion.ts';
import { MemoryStorage } from './workbench-storage.ts';

const starter = { path: 'solution.ts', text: 'starter' };
const soon = 1_000;
const later = 30_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Opens the workbench's solution as a tab does. */
async function openTab(companion: MemoryCompanion, storage = new MemoryStorage(), tab = 'tab') {
  const store = new SolutionStore({
    api: companion.api,
    connection: createConnection(companion.api),
    drafts: () => createDrafts(storage, 'echo', tab),
    starter,
  });
  await store.open();
  return store;
}

test('what is typed is saved a moment after the last key, in one request', async () => {
  const companion = new MemoryCompanion('starter');
  const solution = await openTab(companion);
  solution.edit('a');
  solution.edit('ab');
  expect(solution.state.value).toBe('unsaved');
  await vi.advanceTimersByTimeAsync(soon);
  expect(companion.saved.files[0]?.text).toBe('ab');
  expect(companion.saves).toBe(1);
  expect(solution.state.value).toBe('saved');
});

test('what is typed while a save is under way is saved after it', async () => {
  const companion = new MemoryCompanion('starter');
  const solution = await openTab(companion);
  solution.edit('first');
  const saving = solution.save();
  solution.edit('second');
  await saving;
  expect(solution.text.value).toBe('second');
  await vi.advanceTimersByTimeAsync(soon);
  expect(companion.saved.files[0]?.text).toBe('second');
});

test('while the companion is away the text is kept, and saved once it is back', async () => {
  const companion = new MemoryCompanion('starter');
  const solution = await openTab(companion);
  companion.away = true;
  solution.edit('typed offline');
  await vi.advanceTimersByTimeAsync(later);
  expect(solution.state.value).toBe('kept');
  companion.away = false;
  await vi.advanceTimersByTimeAsync(later);
  expect(companion.saved.files[0]?.text).toBe('typed offline');
  expect(solution.state.value).toBe('saved');
});

test('text that was typed offline survives a reload that happens offline too', async () => {
  const companion = new MemoryCompanion('starter');
  const storage = new MemoryStorage();
  const before = await openTab(companion, storage);
  companion.away = true;
  before.edit('typed offline');
  const after = await openTab(companion, storage);
  expect(after.text.value).toBe('typed offline');
  companion.away = false;
  await vi.advanceTimersByTimeAsync(later);
  expect(companion.saved.files[0]?.text).toBe('typed offline');
});

test('a tab that was too late asks, and overwrites nothing meanwhile', async () => {
  const companion = new MemoryCompanion('starter');
  const solution = await openTab(companion);
  companion.saveElsewhere('theirs');
  solution.edit('mine');
  await vi.advanceTimersByTimeAsync(later);
  expect(solution.state.value).toBe('conflict');
  expect(solution.text.value).toBe('mine');
  expect(companion.saved.files[0]?.text).toBe('theirs');
});

test('of a conflict this tab’s text can be kept', async () => {
  const companion = new MemoryCompanion('starter');
  const solution = await openTab(companion);
  companion.saveElsewhere('theirs');
  solution.edit('mine');
  await vi.advanceTimersByTimeAsync(soon);
  solution.keepMine();
  await vi.advanceTimersByTimeAsync(soon);
  expect(companion.saved.files[0]?.text).toBe('mine');
  expect(solution.state.value).toBe('saved');
});

test('of a conflict the other text can be taken', async () => {
  const companion = new MemoryCompanion('starter');
  const solution = await openTab(companion);
  companion.saveElsewhere('theirs');
  solution.edit('mine');
  await vi.advanceTimersByTimeAsync(soon);
  solution.takeTheirs();
  expect(solution.text.value).toBe('theirs');
  expect(solution.state.value).toBe('saved');
});

test('the same text saved by another tab is no conflict', async () => {
  const companion = new MemoryCompanion('starter');
  const solution = await openTab(companion);
  companion.saveElsewhere('same');
  solution.edit('same');
  await vi.advanceTimersByTimeAsync(soon);
  expect(solution.state.value).toBe('saved');
});

test('a tab that comes back into view takes what another has saved, unless it has something unsaved', async () => {
  const companion = new MemoryCompanion('starter');
  const [idle, typing] = [await openTab(companion), await openTab(companion)];
  companion.saveElsewhere('theirs');
  typing.edit('mine');
  await Promise.all([idle.refresh(), typing.refresh()]);
  expect(idle.text.value).toBe('theirs');
  expect(typing.text.value).toBe('mine');
});

test('a page that goes away sends what was not saved yet', async () => {
  const companion = new MemoryCompanion('starter');
  const solution = await openTab(companion);
  solution.edit('last words');
  solution.leave();
  await vi.advanceTimersByTimeAsync(0);
  expect(companion.saved.files[0]?.text).toBe('last words');
});
