import type { JSX } from 'preact';
import type { BoardRow } from '../../server/api.ts';
import type { Words } from './words.ts';

/** So many checks are shown of a lab: the one to teach now is among the first. */
const most = 3;

/** How many have passed each lab, and at which checks most are stuck: what to teach now. */
export const Totals = ({
  rows,
  labs,
  said,
}: {
  rows: readonly BoardRow[];
  labs: readonly string[];
  said: Words;
}): JSX.Element => (
  <ul class="totals" aria-label={said.totals}>
    {labs.map((lab) => {
      const states = rows.flatMap((row) => row.labs[lab] ?? []);
      const tried = states.filter(({ attempts }) => attempts > 0);
      const passed = states.filter(({ state }) => state === 'passed').length;
      return (
        <li key={lab}>
          <b>{lab}</b> {said.passedOf(passed, rows.length)}
          {hardest(tried.flatMap(({ failing }) => failing)).map(([check, count]) => (
            <small key={check}>{said.failOf(count, tried.length, check)}</small>
          ))}
        </li>
      );
    })}
  </ul>
);

/** Checks by how many fail them, most first. */
function hardest(failing: readonly string[]): readonly (readonly [check: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const check of failing) counts.set(check, (counts.get(check) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one).slice(0, most);
}
