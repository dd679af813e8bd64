/** Points as people write them: `2`, `0.5`; never `0.30000000000000004`. */
export const points = (value: number): string => String(Math.round(value * 100) / 100);

/** `4 ms`, `1.25 s` */
export const duration = (ms: number): string =>
  ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`;
