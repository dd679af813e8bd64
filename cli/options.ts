import { problems } from './problems.ts';

/** Reads an option that may be given several times. */
export const several =
  <T>(read: (value: string) => T) =>
  (value: string, before: readonly T[] = []): readonly T[] => [...before, read(value)];

/** Reads an option whose value is one of a few words. */
export const oneOf =
  <const T extends string>(flag: string, allowed: readonly T[]) =>
  (value: string): T => {
    const found = allowed.find((word) => word === value);
    if (found === undefined)
      throw problems('option-value-wrong', { flag, value, allowed: allowed.join(', ') });
    return found;
  };

/** Reads a TCP port; 0 asks the system for a free one. */
export const port =
  (flag: string) =>
  (value: string): number => {
    const number = /^\d{1,5}$/.test(value) ? Number(value) : NaN;
    if (!(number <= 65_535)) throw problems('option-value-wrong', { flag, value, allowed: '0–65535' });
    return number;
  };
