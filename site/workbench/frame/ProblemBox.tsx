import type { JSX } from 'preact';
import type { ProblemReport } from '../../../grader/report.ts';
import { goTo } from '../actions.ts';
import { useWorkbench } from '../context.ts';
import { Icon } from './Icon.tsx';
import { Sentence } from './Sentence.tsx';

/** What went wrong and what to do next, with a way to the line where that is known. */
export const ProblemBox = ({ problem }: { readonly problem: ProblemReport }): JSX.Element => {
  const workbench = useWorkbench();
  const { at } = problem;
  return (
    <div class="wb-problem">
      <Icon name="warn" />
      <p>
        <Sentence text={problem.message[workbench.lang]} />{' '}
        {at?.line !== undefined && (
          <button type="button" class="wb-link" onClick={() => goTo(workbench, at)}>
            {workbench.said.output.goTo([at.file, at.line].join(':'))}
          </button>
        )}
      </p>
    </div>
  );
};
