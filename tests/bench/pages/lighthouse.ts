import lighthouse from 'lighthouse';
import type { Stage } from './stage.ts';

export interface Audit {
  /** Performance, accessibility, best practices and search engines, 0 to 100. */
  readonly scores: ReadonlyMap<string, number>;
  readonly bytes: number;
  /** How far things moved while the page came up (CLS); 0 where nothing did. */
  readonly shift: number;
}

/** Lighthouse as it comes: a mid-range telephone on a slow connection. */
export async function audit({ debuggingPort, url }: Stage, path: string): Promise<Audit> {
  const result = await lighthouse(`${url}${path}`, { port: debuggingPort, logLevel: 'silent' });
  if (result === undefined) throw new Error(`Lighthouse has no result for ${path}.`);
  const { categories, audits } = result.lhr;
  return {
    scores: new Map(
      Object.values(categories).map(({ title, score }) => [title, Math.round((score ?? 0) * 100)]),
    ),
    bytes: audits['total-byte-weight']?.numericValue ?? NaN,
    shift: audits['cumulative-layout-shift']?.numericValue ?? NaN,
  };
}
