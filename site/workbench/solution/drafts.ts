/** A solution's text as this browser holds it. */
export interface Draft {
  readonly path: string;
  readonly text: string;
  /** The companion's revision that the text was made on. */
  readonly revision: number;
  /** Something of it is not saved by the companion yet. */
  readonly dirty: boolean;
}

/**
 * What this browser keeps of a lab's solution, so that nothing typed is lost where the companion is away: one copy of
 * what was saved last, and beside it one draft a tab of what was not.
 */
export interface Drafts {
  keep(draft: Draft): void;
  /** This tab's own draft, else one that a closed tab left, else the copy. */
  load(): Draft | undefined;
}

/** @param tab differs from tab to tab and outlives a reload */
export const createDrafts = (storage: Storage, lab: string, tab: string): Drafts => {
  const copy = `wirebook:solution:${lab}`;
  const prefix = `wirebook:draft:${lab}:`;
  let adopted: { key: string; raw: string } | undefined;

  const write = (key: string, draft: Draft): void => {
    try {
      storage.setItem(key, JSON.stringify(draft));
    } catch {
      // Full or forbidden: the companion still has what was saved.
    }
  };
  const read = (key: string): Draft | undefined => {
    try {
      const raw = storage.getItem(key);
      return raw === null ? undefined : asDraft(JSON.parse(raw));
    } catch {
      return undefined;
    }
  };
  const orphan = (): Draft | undefined => {
    const key = keysOf(storage).find((found) => found.startsWith(prefix));
    const raw = key && storage.getItem(key);
    if (!key || !raw) return undefined;
    adopted = { key, raw };
    return read(key);
  };
  /** Its text is safe now; unless the tab that it came from is alive and has gone on. */
  const dropAdopted = (): void => {
    if (adopted && storage.getItem(adopted.key) === adopted.raw) storage.removeItem(adopted.key);
    adopted = undefined;
  };

  return {
    keep: (draft) => {
      if (draft.dirty) {
        write(prefix + tab, draft);
        return;
      }
      write(copy, draft);
      storage.removeItem(prefix + tab);
      dropAdopted();
    },
    load: () => read(prefix + tab) ?? orphan() ?? read(copy),
  };
};

const keysOf = (storage: Storage): string[] =>
  Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');

const asDraft = (value: unknown): Draft | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  const { path, text, revision, dirty } = value as Partial<Record<keyof Draft, unknown>>;
  const sound = typeof path === 'string' && typeof text === 'string' && typeof dirty === 'boolean';
  return sound && Number.isInteger(revision)
    ? { path, text, revision: revision as number, dirty }
    : undefined;
};
