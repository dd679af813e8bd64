import type { RequestAct } from '../clients/act.ts';
import { formatStep } from './format.ts';
import type { ClientStep } from './step.ts';

/** Pauses that are worth a line, and how long one gets at most. In milliseconds. */
const pauses = { from: 500, to: 5000 };

/** What writes down each act of a client as it happens, with the pauses between them. */
export const recorder = (
  names: readonly string[],
  write: (line: string) => void,
): ((what: ClientStep | RequestAct) => void) => {
  let before: number | undefined;
  return (what) => {
    const now = performance.now();
    const since = before === undefined ? 0 : Math.round((now - before) / 100) * 100;
    before = now;
    if (since >= pauses.from) write(formatStep({ do: 'wait', ms: Math.min(since, pauses.to) }, names));
    write(formatStep(what, names));
  };
};
