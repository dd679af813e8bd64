import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { WorkshopView } from '../../../server/api.ts';
import { useWorkbench } from '../context.ts';
import { ProblemBox } from '../frame/ProblemBox.tsx';
import { findHints } from './hints.ts';

/** Hints for a check that failed, one step more at every click; in a workshop while the instructor has them open. */
export const Hints = ({ check }: { readonly check: string }): JSX.Element | null => {
  const { hints, room, lab, said } = useWorkbench();
  const shown = useSignal(0);
  const all = hints.all.value;
  const steps = useMemo(() => all && findHints(check, all), [check, all]);
  if (steps?.length === 0) return null;
  if (areClosed(room.value, lab.slug)) return <p class="wb-hints wb-faint">{said.checks.hintsClosed}</p>;
  const next = async (): Promise<void> => {
    if (await hints.load()) shown.value += 1;
  };
  return (
    <div class="wb-hints">
      <ol aria-live="polite">
        {steps?.slice(0, shown.value).map((step, index) => (
          <li key={index}>
            <p class="wb-hint-step">{said.checks.hintStep(index + 1, steps.length)}</p>
            <Rendered source={step} />
          </li>
        ))}
      </ol>
      {hints.problem.value && <ProblemBox problem={hints.problem.value} />}
      {shown.value < (steps?.length ?? 1) && (
        <button type="button" class="wb-button" onClick={() => void next()}>
          {shown.value === 0 ? said.checks.hint : said.checks.nextHint}
        </button>
      )}
    </div>
  );
};

/** The companion refuses them to members then. */
const areClosed = (room: WorkshopView | undefined, lab: string): boolean =>
  room?.you?.role === 'member' && room.labs[lab]?.hints === false;

/** A copy of what is there already rendered. */
const Rendered = ({ source }: { readonly source: Element }): JSX.Element => {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    place.current?.replaceChildren(...Array.from(source.cloneNode(true).childNodes));
  }, [source]);
  return <div ref={place} class="wb-prose" />;
};
