import { expect, test } from 'vitest';
import { createDrafts, type Draft } from '../../site/workbench/solution/drafts.ts';
import { MemoryStorage } from './workbench-storage.ts';

const draft = (text: string, dirty: boolean, revision = 3): Draft => ({
  path: 'solution.ts',
  text,
  revision,
  dirty,
});

test('what was not saved is there again after a reload of the same tab', () => {
  const storage = new MemoryStorage();
  createDrafts(storage, 'echo', 'tab-1').keep(draft('unsaved', true));
  expect(createDrafts(storage, 'echo', 'tab-1').load()).toEqual(draft('unsaved', true));
});

test('what was saved is there too, for a page that is opened while the companion is away', () => {
  const storage = new MemoryStorage();
  createDrafts(storage, 'echo', 'tab-1').keep(draft('saved', false));
  expect(createDrafts(storage, 'echo', 'tab-2').load()).toEqual(draft('saved', false));
});

test('two tabs that both have something unsaved keep both', () => {
  const storage = new MemoryStorage();
  createDrafts(storage, 'echo', 'tab-1').keep(draft('one', true));
  createDrafts(storage, 'echo', 'tab-2').keep(draft('two', true));
  expect(createDrafts(storage, 'echo', 'tab-1').load()?.text).toBe('one');
  expect(createDrafts(storage, 'echo', 'tab-2').load()?.text).toBe('two');
});

test('a new tab finds what a closed one left unsaved, and clears it away once it is saved', () => {
  const storage = new MemoryStorage();
  createDrafts(storage, 'echo', 'closed').keep(draft('left behind', true));
  const fresh = createDrafts(storage, 'echo', 'fresh');
  expect(fresh.load()?.text).toBe('left behind');
  fresh.keep(draft('left behind', false, 4));
  expect(createDrafts(storage, 'echo', 'another').load()).toEqual(draft('left behind', false, 4));
});

test('a draft that its own tab has gone on with is not cleared away by the tab that copied it', () => {
  const storage = new MemoryStorage();
  const alive = createDrafts(storage, 'echo', 'alive');
  alive.keep(draft('first', true));
  const fresh = createDrafts(storage, 'echo', 'fresh');
  fresh.load();
  alive.keep(draft('first and more', true));
  fresh.keep(draft('first', false, 4));
  expect(createDrafts(storage, 'echo', 'alive').load()?.text).toBe('first and more');
});

test('labs do not see one another’s drafts', () => {
  const storage = new MemoryStorage();
  createDrafts(storage, 'echo', 'tab').keep(draft('echo', true));
  expect(createDrafts(storage, 'pump', 'tab').load()).toBeUndefined();
});

test.each(['no JSON', '{"text":1}', 'null', '{"path":"a","text":"b","dirty":true,"revision":1.5}'])(
  'what no version of Wirebook wrote is no draft: %s',
  (raw) => {
    const storage = new MemoryStorage();
    storage.setItem('wirebook:solution:echo', raw);
    expect(createDrafts(storage, 'echo', 'tab').load()).toBeUndefined();
  },
);

test('a storage that is full loses nothing that was there', () => {
  const storage = new MemoryStorage();
  const drafts = createDrafts(storage, 'echo', 'tab');
  drafts.keep(draft('first', true));
  storage.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  expect(() => drafts.keep(draft('second', true))).not.toThrow();
  expect(drafts.load()?.text).toBe('first');
});
