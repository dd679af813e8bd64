import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
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
  useEffect(() => {
    open.value = report?.checks.find(({ outcome }) => outcome !== 'pass')?.id;
  }, [report, open]);
  const problem = report?.problem ?? grading.problem.value;
  return (
    <div class="wb-checks">
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
