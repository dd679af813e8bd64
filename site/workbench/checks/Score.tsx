import type { JSX } from 'preact';
import { useWorkbench } from '../context.ts';
import { openHistory } from '../history/actions.ts';

/** Points as they add up, one mark a check, and how many promises are kept. */
export const Score = (): JSX.Element => {
  const workbench = useWorkbench();
  const { grading, history, code, said } = workbench;
  const checks = grading.checks.value;
  const { earned, possible } = grading.points.value;
  const passed = checks.filter(({ report }) => report?.outcome === 'pass').length;
  const stale = grading.graded.value !== undefined && grading.graded.value !== code.value.text.value;
  return (
    <div class="wb-score">
      <p class="wb-points">
        <strong>{earned}</strong>
        <span aria-hidden="true">/{possible}</span>
        <span class="visually-hidden">{said.checks.points(earned, possible)}</span>
      </p>
      <div class="wb-score-rest">
        <p>{scoreText(grading, said, passed)}</p>
        <div class="wb-strip" aria-hidden="true">
          {checks.map(({ summary, running, report }) => (
            <span
              key={summary.id}
              class={report?.outcome ?? (running ? 'running' : 'pending')}
              style={{ flexGrow: summary.points }}
            />
          ))}
        </div>
        <p class="wb-stale">{stale && !grading.busy.value ? said.checks.stale : ' '}</p>
      </div>
      {grading.busy.value && (
        <button type="button" class="wb-quiet" onClick={() => void grading.cancel()}>
          {said.cancel}
        </button>
      )}
      {grading.phase.value === 'finished' && history.reference.value?.open && (
        <button type="button" class="wb-quiet" onClick={() => void openHistory(workbench, 'reference')}>
          {said.history.look}
        </button>
      )}
    </div>
  );
};

const scoreText = (
  { phase, ahead, checks }: ReturnType<typeof useWorkbench>['grading'],
  said: ReturnType<typeof useWorkbench>['said'],
  passed: number,
): string => {
  const all = checks.value.length;
  if (phase.value === 'queued') return said.checks.queued(ahead.value);
  if (all === 0) return phase.value === 'starting' ? said.checks.starting : ' ';
  if (phase.value === 'finished' && passed === all) return said.checks.allPassed;
  return said.checks.summary(passed, all);
};
