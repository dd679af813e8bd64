import { stripVTControlCharacters } from 'node:util';
import type { Failure } from './part.ts';

/** How many checks passed, failed or did not run. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const nothing: Tally = { passed: 0, failed: 0, skipped: 0 };
export const onePassed: Tally = { ...nothing, passed: 1 };
export const oneFailed: Tally = { ...nothing, failed: 1 };

export const add = (a: Tally, b: Tally): Tally => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** A run that tried nothing proves nothing: it has failed too. */
export const succeeded = ({ passed, failed }: Tally): boolean => failed === 0 && passed > 0;

/** `12 passed, 0 failed`, the last line of every run. CI systems read it: there are two numbers, always. */
export function lastLine({ passed, failed, skipped }: Tally, ci: boolean): string {
  const line = `${passed} passed, ${failed} failed`;
  return skipped > 0 && !ci ? `${line}, ${skipped} skipped` : line;
}

const longest = { lines: 12, characters: 3_000 };

/**
 * What failed, for the end of the output: whoever sees only the last lines of a long run, as with most CI systems, still
 * learns what to look for.
 */
export function failureText({ name, message }: Failure): string {
  const lines = stripVTControlCharacters(message).slice(0, longest.characters).trim().split('\n');
  // Where the test framework called itself helps nobody.
  const telling = lines.filter((line) => !/^\s+at (.*node_modules|new Promise \(<anonymous>\))/.test(line));
  const shown = telling.slice(0, longest.lines).map((line) => `    ${line}`.trimEnd());
  return [`✗ ${name}`, ...shown].join('\n');
}
