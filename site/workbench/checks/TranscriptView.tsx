import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { CheckReport, Failure } from '../../../grader/report.ts';
import { useWorkbench } from '../context.ts';
import type { Words } from '../words/index.ts';
import { WireTable } from '../wire/WireTable.tsx';
import type { Mark } from '../wire/WireTable.tsx';

/** More rows than this are shown on request; those around the mark come first. */
const most = 40;

/** The transcript of a check, with the event that broke the promise marked. */
export const TranscriptView = ({ check }: { readonly check: CheckReport }): JSX.Element => {
  const { said } = useWorkbench();
  const all = useSignal(false);
  const { transcript, failure } = check;
  const mark = failure && markOf(failure, said);
  const [from, to] = all.value ? [0, transcript.length] : windowAround(mark?.event, transcript.length);
  const hidden = transcript.length - (to - from);
  return (
    <div class="wb-transcript">
      <h2>{said.checks.transcript}</h2>
      <div class="wb-table-scroll" tabIndex={0} role="region" aria-label={said.checks.transcript}>
        <WireTable
          events={transcript.slice(from, to)}
          offset={from}
          mark={mark}
          caption={said.checks.transcript}
        />
      </div>
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

const markOf = ({ event, missingAfter }: Failure, { checks }: Words): Mark | undefined => {
  if (event !== undefined) return { event, text: checks.broke, below: false };
  return missingAfter === undefined ? undefined : { event: missingAfter, text: checks.missing, below: true };
};

/** A window over `length` events that holds `event`, or their end. */
const windowAround = (event: number | undefined, length: number): [from: number, to: number] => {
  if (length <= most) return [0, length];
  const to = Math.min(length, Math.max(most, (event ?? length) + most / 4));
  return [to - most, to];
};
