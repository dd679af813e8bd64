import type { Entries } from './entries.ts';

/* The same as the companion's schema (server/api.ts), which a page would have to load a library for. */
const name = /^(?:read|answer|lab|place)(?:\/[a-z0-9-]{1,60}){0,2}$/;
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** So many entries the companion takes at once. */
export const most = 2_000;

/** The entries, or undefined where anything about them is not as it should be. */
export const validEntries = (value: unknown): Entries | undefined =>
  isRecord(value) && Object.entries(value).every(([key, entry]) => name.test(key) && isEntry(entry))
    ? (value as Entries)
    : undefined;

const isEntry = (entry: unknown): boolean =>
  isRecord(entry) &&
  Object.keys(entry).length === 2 &&
  typeof entry['value'] === 'string' &&
  entry['value'].length <= 100 &&
  typeof entry['at'] === 'string' &&
  time.test(entry['at']) &&
  !Number.isNaN(Date.parse(entry['at']));

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
