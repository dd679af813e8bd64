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
