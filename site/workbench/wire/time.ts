/** Milliseconds, with as many digits as can be told apart. */
export const timeOf = (at: number): string =>
  at < 10 ? at.toFixed(2) : at < 1000 ? at.toFixed(1) : at.toFixed(0);
