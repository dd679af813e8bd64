import type { JSX } from 'preact';
import { useWorkbench } from '../context.ts';
import { useStickToEnd } from '../frame/useStickToEnd.ts';
import { WireTable } from './WireTable.tsx';

interface Props {
  readonly label: string;
  /** Said while there is nothing to show. */ readonly empty: string;
}

/** Everything that goes over the program's wire, as it comes. */
export const WireLog = ({ label, empty }: Props): JSX.Element => {
  const events = useWorkbench().run.wire.value;
  const { list, onScroll } = useStickToEnd(events);
  return (
    <div ref={list} class="wb-log" role="region" aria-label={label} tabIndex={0} onScroll={onScroll}>
      {events.length === 0 ? <p class="wb-empty">{empty}</p> : <WireTable events={events} caption={label} />}
    </div>
  );
};
