import { useSignal } from '@preact/signals';
import type { JSX, RefObject } from 'preact';
import { useCallback, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { WireEvent } from '../../../grader/report.ts';
import { useReader } from '../context.ts';
import { EventDetails } from './EventDetails.tsx';
import { LaneTable } from './LaneTable.tsx';
import { lanesOf } from './lanes.ts';
import { MissingRow } from './MissingRow.tsx';
import type { Missing } from './MissingRow.tsx';
import { WireRow } from './WireRow.tsx';

/** What a reader is to see first. */
export interface Marks {
  /** The event that broke a promise, by its index, and that it did. */
  readonly broke?: { readonly event: number; readonly text: string };
  readonly missing?: Missing;
}

interface Props {
  readonly events: readonly WireEvent[];
  readonly label: string;
  readonly marks?: Marks;
  /** Indexes of the first event that is drawn and behind the last. Default all. */
  readonly drawn?: readonly [from: number, to: number];
}

/** What went over the wire as a sequence diagram, with what broke the promise marked and what is missing dashed. */
export const Sequence = ({ events, label, marks = {}, drawn }: Props): JSX.Element => {
  const opened = useSignal<WireEvent | undefined>(undefined);
  const open = useCallback(
    (event: WireEvent): void => {
      opened.value = opened.peek() === event ? undefined : event;
    },
    [opened],
  );
  const narrow = useReader().layout.narrow.value;
  const lanes = useMemo(() => lanesOf(events, narrow), [events, narrow]);
  const list = useShown(events);
  const [from, to] = drawn ?? [0, events.length];
  const { broke, missing } = marks;
  // What came before anything was seen, or after all that was kept, stands at the end.
  const after = missing && (missing.after in events ? missing.after : events.length - 1);
  const rows = events.slice(from, to).flatMap((event, at) => {
    const index = from + at;
    const late = after !== undefined && index > after ? 1 : 0;
    return [
      <WireRow
        key={index}
        event={event}
        index={index + 2 + late}
        lanes={lanes}
        open={opened.value === event}
        mark={broke?.event === index ? broke.text : undefined}
        onOpen={open}
      />,
      ...(missing && index === after
        ? [<MissingRow key="missing" missing={missing} index={index + 3} lanes={lanes} />]
        : []),
    ];
  });
  return (
    <>
      <div ref={list} class="wb-table-scroll" tabIndex={0} role="region" aria-label={label}>
        <LaneTable caption={label} rows={events.length + (missing ? 1 : 0)} lanes={lanes}>
          {rows}
        </LaneTable>
      </div>
      {opened.value && (
        <EventDetails
          event={opened.value}
          onClose={() => {
            opened.value = undefined;
          }}
        />
      )}
    </>
  );
};

/** Scrolls the list, and nothing else, to what is marked; without a mark to its end, where more is to come. */
const useShown = (grown: unknown): RefObject<HTMLDivElement> => {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = list;
    if (!current) return;
    const marked = current.querySelector<HTMLElement>('.broke, .missing');
    current.scrollTop = marked
      ? marked.offsetTop - (current.clientHeight - marked.offsetHeight) / 2
      : current.scrollHeight;
  }, [grown]);
  return list;
};
