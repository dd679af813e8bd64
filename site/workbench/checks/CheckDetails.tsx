import type { JSX } from 'preact';
import type { CheckReport } from '../../../grader/report.ts';
import { goTo } from '../actions.ts';
import { useWorkbench } from '../context.ts';
import { ProblemBox } from '../frame/ProblemBox.tsx';
import { Fact } from './Fact.tsx';
import { FailureWords } from './FailureWords.tsx';
import { Hints } from './Hints.tsx';
import { Replay } from './Replay.tsx';
import { TranscriptView } from './TranscriptView.tsx';

/** What was promised and what happened, as far as the reader can use it to go on. A check that was not tried has no hint to give. */
export const CheckDetails = ({ check }: { readonly check: CheckReport }): JSX.Element => {
  const workbench = useWorkbench();
  const { said, lab } = workbench;
  const { failure, problem } = check;
  const section = lab.sections[check.id];
  return (
    <>
      {failure && <FailureWords failure={failure} goTo={(at) => goTo(workbench, at)} />}
      {problem && <ProblemBox problem={problem} />}
      {check.transcript.length > 0 && <TranscriptView check={check} title={said.checks.transcript} />}
      {failure && <Hints check={check.id} />}
      {check.output !== '' && (
        <details class="wb-more">
          <summary>{said.checks.output}</summary>
          <pre tabIndex={0}>{check.output}</pre>
        </details>
      )}
      <dl class="wb-facts">
        <Fact term={said.checks.rests}>{check.rests}</Fact>
        {section && (
          <Fact term={said.checks.lesson}>
            <a href={section.href}>
              {section.lesson} › {section.title}
            </a>
          </Fact>
        )}
      </dl>
      {(failure ?? problem) && <Replay check={check} />}
    </>
  );
};
