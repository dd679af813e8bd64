import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { checkSolution } from '../actions.ts';
import { useWorkbench } from '../context.ts';
import { ProblemBox } from '../frame/ProblemBox.tsx';
import { CheckItem } from './CheckItem.tsx';
import { Score } from './Score.tsx';

/** All checks of the lab with what became of them; the first that failed is open when they are done. */
export const ChecksPanel = (): JSX.Element => {
  const workbench = useWorkbench();
  const { grading, said } = workbench;
  const open = useSignal<string | undefined>(undefined);
  const checks = grading.checks.value;
  const report = grading.report.value;
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (report?.problem) {
      // One reason for all of them, at the top: no check has more to say.
      open.value = undefined;
      scroller.current?.scrollTo({ top: 0 });
      return;
    }
    const first = report?.checks.find(({ outcome }) => outcome !== 'pass')?.id;
    const reading = report?.checks.some(({ id, outcome }) => id === open.peek() && outcome !== 'pass');
    if (reading) return;
    open.value = first;
    if (first !== undefined) scrollTo(scroller.current, first);
  }, [report, open]);
  const problem = report?.problem ?? grading.problem.value;
  return (
    <div ref={scroller} class="wb-checks">
      {grading.phase.value === 'idle' ? (
        <div class="wb-empty wb-invite">
          <p>{said.checks.empty}</p>
          <button type="button" class="wb-button" onClick={() => checkSolution(workbench)}>
            {said.checks.start}
          </button>
        </div>
      ) : (
        <Score />
      )}
      {problem && <ProblemBox problem={problem} />}
      <ol class="wb-check-list">
        {checks.map((check) => (
          <CheckItem
            key={check.summary.id}
            check={check}
            open={open.value === check.summary.id}
            onToggle={() => {
              open.value = open.value === check.summary.id ? undefined : check.summary.id;
            }}
          />
        ))}
      </ol>
    </div>
  );
};

/** Brings a check to the top, below the score; nothing but the list is scrolled. */
const scrollTo = (scroller: HTMLElement | null, check: string): void => {
  const item = scroller?.querySelector<HTMLElement>(`[data-check="${check}"]`);
  const score = scroller?.querySelector<HTMLElement>('.wb-score');
  if (scroller && item) scroller.scrollTop = item.offsetTop - (score?.offsetHeight ?? 0);
};
