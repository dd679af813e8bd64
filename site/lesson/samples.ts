/** The languages that samples are written in, in the order of their tabs. */
const kinds = [
  { extension: 'ts', label: 'TypeScript' },
  { extension: 'py', label: 'FastAPI' },
] as const;

const files = import.meta.glob<string>('/content/samples/**/*.{ts,py}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export interface SampleText {
  /** `echo.ts` */ readonly name: string;
  /** `TypeScript` */ readonly label: string;
  readonly extension: string;
  readonly code: string;
}

/** `lifecycle/echo` -> its TypeScript and, where there is one, its FastAPI counterpart. */
export const samplesOf = (path: string): readonly SampleText[] => {
  const found = kinds.flatMap(({ extension, label }) => {
    const text = files[`/content/samples/${path}.${extension}`];
    const name = `${path.slice(path.lastIndexOf('/') + 1)}.${extension}`;
    return text === undefined ? [] : [{ name, label, extension, code: shownPart(text) }];
  });
  if (found.length === 0) throw new Error(`content/samples/${path}.ts is not there; is the name right?`);
  return found;
};

/** What stands between `#region part` and `#endregion`, or all of it. */
export const shownPart = (text: string): string => {
  const part = /^.*#region part.*\n([^]*?)^.*#endregion.*$/m.exec(text);
  return (part?.[1] ?? text).trim();
};

/**
 * Which lines of `after` are not in `before`, counted from 1, as ranges: `['3', '7-9']`. By the longest common
 * subsequence, so that moved blocks count as new.
 */
export const newLines = (before: string, after: string): readonly string[] => {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const common = commonLengths(old, now);
  const fresh: number[] = [];
  for (let i = 0, j = 0; j < now.length;) {
    if (i < old.length && old[i] === now[j]) {
      i += 1;
      j += 1;
    } else if (i < old.length && at(common, i + 1, j) >= at(common, i, j + 1)) i += 1;
    else {
      j += 1;
      fresh.push(j);
    }
  }
  return ranges(fresh);
};

const at = (table: readonly (readonly number[])[], i: number, j: number): number => table[i]?.[j] ?? 0;

/** `table[i][j]`: how many lines `old` from i and `now` from j have in common, in order. */
const commonLengths = (old: readonly string[], now: readonly string[]): number[][] => {
  const table = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const row = table[i];
      if (!row) continue;
      row[j] =
        old[i] === now[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  }
  return table;
};

const ranges = (numbers: readonly number[]): readonly string[] => {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`));
};
