import type { JSX } from 'preact';
import { useWorkbench } from '../context.ts';

/** Where the code is: with the companion, in this browser, or in dispute. */
export const SaveState = (): JSX.Element | null => {
  const { solution, follow, said, lang } = useWorkbench();
  if (follow.on.value) return null;
  const state = solution.state.value;
  const problem = solution.problem.value;
  return (
    <p class={`wb-save ${state}`} title={problem?.message[lang]}>
      <span class="wb-light" aria-hidden="true" />
      <span class="wb-save-text">{said.save[state]}</span>
    </p>
  );
};
