import { merged, newer } from './entries.ts';
import type { Entries } from './entries.ts';
import { validEntries } from './valid.ts';

/**
 * The learner's progress. The companion keeps it; this browser has a copy, so that pages show it before they have
 * asked, and know it where no companion answers. What was noted meanwhile is sent at the next visit.
 */
const storageKey = 'wirebook-progress';
const address = '/api/progress';

export const load = (): Entries => {
  try {
    return validEntries(JSON.parse(localStorage.getItem(storageKey) ?? '{}')) ?? {};
  } catch {
    return {};
  }
};

const keep = (entries: Entries): void => {
  try {
    localStorage.setItem(storageKey, JSON.stringify(entries));
  } catch {
    // Without storage it lasts as long as the companion has it.
  }
  tell(entries);
};

/** Notes values as of now, here at once and with the companion as soon as it can be had. */
export const note = (values: Readonly<Record<string, string>>): void => {
  const at = new Date().toISOString();
  add(Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, at }])));
};

/** Takes over what is newer than what is known. */
export const add = (entries: Entries): void => {
  keep(merged(entries, load()));
  send(entries).catch(() => undefined);
};

/** Brings this browser and the companion to the same state. Where none answers, all stays as it is. */
export const sync = async (): Promise<void> => {
  const answer = await fetch(address, { cache: 'no-store' }).catch(() => undefined);
  const theirs = answer?.ok ? entriesOf(await answer.json().catch(() => undefined)) : undefined;
  if (!theirs) return;
  const mine = load();
  keep(merged(mine, theirs));
  const missing = newer(mine, theirs);
  if (Object.keys(missing).length > 0) await send(missing).catch(() => undefined);
};

const entriesOf = (answer: unknown): Entries | undefined =>
  validEntries((answer as { readonly entries?: unknown } | undefined)?.entries);

const send = (entries: Entries): Promise<Response> =>
  fetch(address, {
    method: 'PUT',
    keepalive: true,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ entries }),
  });

/** Calls `listener` with the progress now and whenever it changes, in another tab too. */
export const watch = (listener: (entries: Entries) => void): void => {
  addEventListener(eventName, () => listener(load()));
  addEventListener('storage', ({ key }) => {
    if (key === storageKey) listener(load());
  });
  listener(load());
};

const eventName = 'wirebook:progress';
const tell = (entries: Entries): boolean => dispatchEvent(new CustomEvent(eventName, { detail: entries }));
