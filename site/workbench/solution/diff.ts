/** A line of one of two texts, and whether the other has it too. */
export interface DiffLine {
  readonly text: string;
  readonly differs: boolean;
}

/**
 * Two texts line by line: what belongs to their longest common subsequence is the same, the rest differs. Equal lines
 * at both ends are set aside first, so that the table stays small.
 */
export const diffLines = (one: string, other: string): [one: DiffLine[], other: DiffLine[]] => {
  const [left, right] = [one.split('\n'), other.split('\n')];
  const [leftSame, rightSame] = commonLines(left, right);
  const mark = (lines: string[], same: ReadonlySet<number>): DiffLine[] =>
    lines.map((text, index) => ({ text, differs: !same.has(index) }));
  return [mark(left, leftSame), mark(right, rightSame)];
};

/** Indices of the lines that both have. */
const commonLines = (
  left: readonly string[],
  right: readonly string[],
): [left: Set<number>, right: Set<number>] => {
  const same: [Set<number>, Set<number>] = [new Set(), new Set()];
  const add = (i: number, j: number): void => {
    same[0].add(i);
    same[1].add(j);
  };
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) add(start, start++);
  let end = 0;
  const most = Math.min(left.length, right.length) - start;
  while (end < most && left[left.length - 1 - end] === right[right.length - 1 - end]) {
    add(left.length - 1 - end, right.length - 1 - end);
    end += 1;
  }
  const inner = (lines: readonly string[]): readonly string[] => lines.slice(start, lines.length - end);
  for (const [i, j] of subsequence(inner(left), inner(right))) add(start + i, start + j);
  return same;
};

/** Beyond so many pairs of lines everything counts as different. */
const mostPairs = 4_000_000;

const subsequence = (left: readonly string[], right: readonly string[]): [number, number][] => {
  if (left.length * right.length > mostPairs) return [];
  const width = right.length + 1;
  const lengths = new Uint16Array((left.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = left.length - 1; i >= 0; i -= 1)
    for (let j = right.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        left[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length;)
    if (left[i] === right[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  return pairs;
};
