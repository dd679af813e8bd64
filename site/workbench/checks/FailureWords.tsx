import type { JSX } from 'preact';
import type { Failure, Localized } from '../../../grader/report.ts';
import { useReader } from '../context.ts';
import { Sentence } from '../frame/Sentence.tsx';
import { Fact } from './Fact.tsx';

interface Props {
  readonly failure: Failure;
  /** Shows a line of the solution, where it is at hand. */ readonly goTo?: (
    at: NonNullable<Failure['at']>,
  ) => void;
}

/** The promise, then expected and observed beside each other, and the usual cause; to the line, where one threw. */
export const FailureWords = ({ failure, goTo }: Props): JSX.Element => {
  const { said, lang } = useReader();
  const { at } = failure;
  const fact = (term: string, text: Localized, kind: string): JSX.Element => (
    <Fact term={term} kind={kind}>
      <Sentence text={text[lang]} />
    </Fact>
  );
  return (
    <dl class="wb-failure">
      {fact(said.checks.promised, failure.promised, 'promised')}
      {fact(said.checks.expected, failure.expected, 'expected')}
      {fact(said.checks.observed, failure.observed, 'observed')}
      {failure.cause && fact(said.checks.cause, failure.cause, 'cause')}
      {at?.line !== undefined && (
        <Fact term={said.checks.threw} kind="threw">
          {goTo ? (
            <button type="button" class="wb-link" onClick={() => goTo(at)}>
              {said.output.goTo([at.file, at.line].join(':'))}
            </button>
          ) : (
            <code>{[at.file, at.line].join(':')}</code>
          )}
        </Fact>
      )}
    </dl>
  );
};
