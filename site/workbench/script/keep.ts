/** Where a browser keeps the script of a lab. */
export interface ScriptKeep {
  keep(text: string): void;
  load(): string | undefined;
}

export const createScriptKeep = (storage: Storage, lab: string): ScriptKeep => {
  const key = `wirebook:script:${lab}`;
  return {
    keep: (text) => {
      try {
        storage.setItem(key, text);
      } catch {
        // Full or forbidden: it is there until the page is closed.
      }
    },
    load: () => storage.getItem(key) ?? undefined,
  };
};
