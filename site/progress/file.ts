import type { ProblemReport } from '../../grader/report.ts';
import type { Entries } from './entries.ts';
import { problem } from './problems.ts';
import { isRecord, most, validEntries } from './valid.ts';

/** A file of progress: `{"wirebook": "progress", "version": 1, "saved": "...", "entries": {...}}`. */
const version = 1;

/** Far more than `most` entries take. */
export const mostBytes = 1_000_000;

/** The text of a file with this progress. */
export const fileText = (entries: Entries, saved: Date): string =>
  `${JSON.stringify({ wirebook: 'progress', version, saved: saved.toISOString(), entries }, null, 1)}\n`;

/** `wirebook-progress-2026-11-28.json` */
export const fileName = (saved: Date): string => `wirebook-progress-${saved.toISOString().slice(0, 10)}.json`;

/** Reads a file; where it is not one of ours, whole and of a version that is known, says why not. */
export const readFile = (
  text: string,
): { readonly entries: Entries } | { readonly problem: ProblemReport } => {
  const file = parsed(text);
  if (!isRecord(file) || file['wirebook'] !== 'progress')
    return { problem: problem('progress-file-foreign') };
  if (typeof file['version'] === 'number' && file['version'] > version)
    return { problem: problem('progress-file-newer') };
  const entries = validEntries(file['entries']);
  if (!entries || Object.keys(entries).length > most) return { problem: problem('progress-file-damaged') };
  return { entries };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
