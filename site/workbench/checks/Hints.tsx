import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { useWorkbench } from '../context.ts';
import { findHints } from './hints.ts';

/** Hints for a check that failed, one step more at every click. */
export const Hints = ({ check }: { readonly check: string }): JSX.Element | null => {
  const { said } = useWorkbench();
  const steps = useMemo(() => findHints(check), [check]);
  const shown = useSignal(0);
  if (steps.length === 0) return null;
  return (
    <div class="wb-hints">
      <ol aria-live="polite">
        {steps.slice(0, shown.value).map((step, index) => (
          <li key={index}>
            <p class="wb-hint-step">{said.checks.hintStep(index + 1, steps.length)}</p>
            <Rendered source={step} />
          </li>
        ))}
      </ol>
      {shown.value < steps.length && (
        <button
          type="button"
          class="wb-button"
          onClick={() => {
            shown.value += 1;
          }}
        >
          {shown.value === 0 ? said.checks.hint : said.checks.nextHint}
        </button>
      )}
    </div>
  );
};

/** A copy of what the page holds already rendered. */
const Rendered = ({ source }: { readonly source: Element }): JSX.Element => {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    place.current?.replaceChildren(...Array.from(source.cloneNode(true).childNodes));
  }, [source]);
  return <div ref={place} class="wb-prose" />;
};
