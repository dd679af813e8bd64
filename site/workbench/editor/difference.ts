/** One replacement that makes a text another. */
export interface Difference {
  /** Offsets into the old text. */ readonly start: number;
  readonly end: number;
  readonly inserted: string;
}

/** Everything between what two texts have in common at their starts and at their ends. */
export const differenceOf = (before: string, after: string): Difference => {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < most - start && before[before.length - 1 - tail] === after[after.length - 1 - tail])
    tail += 1;
  return { start, end: before.length - tail, inserted: after.slice(start, after.length - tail) };
};
