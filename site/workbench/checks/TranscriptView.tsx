import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { CheckReport } from '../../../grader/report.ts';
import { useReader } from '../context.ts';
import { Sequence } from '../wire/Sequence.tsx';
import { marksOf } from './marks.ts';

/** More rows than this are shown on request; those around the mark come first. */
const most = 40;

interface Props {
  readonly check: Pick<CheckReport, 'transcript' | 'failure'>;
  readonly title: string;
}

/** The transcript of a check, with the event that broke the promise marked, or the missing one drawn. */
export const TranscriptView = ({ check, title }: Props): JSX.Element => {
  const reader = useReader();
  const { said } = reader;
  const all = useSignal(false);
  const { transcript, failure } = check;
  const { length } = transcript;
  const drawn = all.value
    ? ([0, length] as const)
    : windowAround(failure?.event ?? failure?.missingAfter, length);
  const hidden = length - (drawn[1] - drawn[0]);
  return (
    <div class="wb-transcript">
      <h2>{title}</h2>
      <Sequence events={transcript} drawn={drawn} marks={marksOf(check, reader)} label={title} />
      {hidden > 0 && (
        <p class="wb-left-out">
          {said.checks.leftOut(hidden)}{' '}
          <button
            type="button"
            class="wb-link"
            onClick={() => {
              all.value = true;
            }}
          >
            {said.checks.showAll}
          </button>
        </p>
      )}
    </div>
  );
};

/** A window over `length` events that holds `event`, or their end. */
const windowAround = (event: number | undefined, length: number): readonly [from: number, to: number] => {
  if (length <= most) return [0, length];
  const to = Math.min(length, Math.max(most, (event ?? length) + most / 4));
  return [to - most, to];
};
