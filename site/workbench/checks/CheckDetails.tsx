import type { ComponentChildren, JSX } from 'preact';
import type { CheckReport, Failure, Localized } from '../../../grader/report.ts';
import { useWorkbench } from '../context.ts';
import { ProblemBox } from '../frame/ProblemBox.tsx';
import { Sentence } from '../frame/Sentence.tsx';
import { Hints } from './Hints.tsx';
import { Replay } from './Replay.tsx';
import { TranscriptView } from './TranscriptView.tsx';

/** What was promised and what happened, as far as the reader can use it to go on. */
export const CheckDetails = ({ check }: { readonly check: CheckReport }): JSX.Element => {
  const { said, lab } = useWorkbench();
  const { failure, problem } = check;
  return (
    <>
      {failure && <FailureWords failure={failure} />}
      {problem && <ProblemBox problem={problem} />}
      {check.transcript.length > 0 && <TranscriptView check={check} />}
      {check.outcome === 'fail' && <Hints check={check.id} />}
      {check.output !== '' && (
        <details class="wb-more">
          <summary>{said.checks.output}</summary>
          <pre tabIndex={0}>{check.output}</pre>
        </details>
      )}
      <dl class="wb-facts">
        <Fact term={said.checks.rests}>{check.rests}</Fact>
        {lab.lesson && (
          <Fact term={said.checks.lesson}>
            <a href={lab.lesson.href}>{lab.lesson.title}</a>
          </Fact>
        )}
      </dl>
      {check.outcome !== 'pass' && check.replay !== '' && <Replay command={check.replay} />}
    </>
  );
};

const FailureWords = ({ failure }: { readonly failure: Failure }): JSX.Element => {
  const { said, lang } = useWorkbench();
  const fact = (term: string, text: Localized | undefined, kind: string) =>
    text && (
      <Fact term={term} kind={kind}>
        <Sentence text={text[lang]} />
      </Fact>
    );
  return (
    <dl class="wb-failure">
      {fact(said.checks.promised, failure.promised, 'promised')}
      {fact(said.checks.expected, failure.expected, 'expected')}
      {fact(said.checks.observed, failure.observed, 'observed')}
      {fact(said.checks.cause, failure.cause, 'cause')}
    </dl>
  );
};

interface FactProps {
  readonly term: string;
  readonly kind?: string;
  readonly children: ComponentChildren;
}

const Fact = ({ term, kind = '', children }: FactProps): JSX.Element => (
  <div class={kind}>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
);
