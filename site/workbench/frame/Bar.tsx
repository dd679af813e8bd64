import type { JSX } from 'preact';
import { checkSolution, runSolution } from '../actions.ts';
import { useWorkbench } from '../context.ts';
import { Icon } from './Icon.tsx';
import { Menu } from './Menu.tsx';
import { SaveState } from './SaveState.tsx';

/** The name of the lab, whether the code is saved, and what can be done with it. */
export const Bar = (): JSX.Element => {
  const workbench = useWorkbench();
  const { lab, run, grading, said } = workbench;
  const phase = run.phase.value;
  const alive = phase === 'starting' || phase === 'listening';
  return (
    <div class="wb-bar">
      <div class="wb-title">
        <span class="wb-number" aria-hidden="true">
          {lab.number}
        </span>
        <h1>{lab.title}</h1>
      </div>
      <SaveState />
      <div class="wb-actions" role="group" aria-label={said.tools}>
        <button
          type="button"
          class="wb-button wb-run"
          disabled={phase === 'starting'}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          onClick={() => runSolution(workbench)}
        >
          <Icon name="run" /> {said.run}
        </button>
        <button
          type="button"
          class="wb-button wb-stop"
          disabled={!alive}
          aria-label={said.stop}
          title={said.stop}
          onClick={() => void run.stop()}
        >
          <Icon name="stop" />
        </button>
        <button
          type="button"
          class="wb-button wb-primary"
          disabled={grading.busy.value}
          aria-keyshortcuts="Control+Shift+Enter Meta+Shift+Enter"
          onClick={() => checkSolution(workbench)}
        >
          <Icon name="check" /> {said.check}
        </button>
        <Menu />
      </div>
    </div>
  );
};
