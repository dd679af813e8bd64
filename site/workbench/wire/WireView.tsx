import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useCallback, useMemo } from 'preact/hooks';
import type { WireEvent } from '../../../grader/report.ts';
import { useWorkbench } from '../context.ts';
import { Icon } from '../frame/Icon.tsx';
import { useStickToEnd } from '../frame/useStickToEnd.ts';
import { describe } from './describe.ts';
import { EventDetails } from './EventDetails.tsx';
import { LaneTable } from './LaneTable.tsx';
import { holds, lanesOf } from './lanes.ts';
import { useWindow } from './useWindow.ts';
import { WireBar } from './WireBar.tsx';
import { WireRow } from './WireRow.tsx';

interface Props {
  readonly events: readonly WireEvent[];
  readonly label: string;
  readonly empty: string;
}

/** As in lanes.css. */
export const rowHeight = 24;

/**
 * Everything on the wire of a run, one lane a connection; ten thousand events draw as quickly as ten. A table, so that
 * it can be read without being seen; a row opens to its bits and bytes.
 */
export const WireView = ({ events, label, empty }: Props): JSX.Element => {
  const { said, lang, layout } = useWorkbench();
  const narrow = layout.narrow.value;
  const paused = useSignal<readonly WireEvent[] | undefined>(undefined);
  const filter = useSignal('');
  const connection = useSignal(0);
  const opened = useSignal<WireEvent | undefined>(undefined);
  const open = useCallback(
    (event: WireEvent): void => {
      opened.value = opened.peek() === event ? undefined : event;
    },
    [opened],
  );
  const all = paused.value ?? events;
  const lanes = useMemo(() => lanesOf(all, narrow), [all, narrow]);
  const shown = useMemo(() => {
    const names = new Map(lanes.lanes.map((lane) => [lane.connection, lane.name]));
    const matches = (event: WireEvent): boolean => {
      if (connection.value > 0 && event.connection !== connection.value) return false;
      if (filter.value.trim() === '') return true;
      const { what, flags, content = '' } = describe(event, said.wire, lang);
      return holds([names.get(event.connection), what, ...flags, content].join(' '), filter.value);
    };
    return all.filter(matches);
  }, [all, lanes, filter.value, connection.value, said, lang]);
  const { list, away, toEnd, onScroll } = useStickToEnd(shown);
  const { window, onScroll: onMove } = useWindow(list, shown.length, rowHeight);
  return (
    <div class="wb-wire-view">
      <WireBar
        events={all}
        shown={shown}
        lanes={lanes}
        filter={filter}
        connection={connection}
        paused={paused}
        now={events}
      />
      <div class="wb-scroll">
        <div
          ref={list}
          class="wb-log"
          role="region"
          aria-label={label}
          tabIndex={0}
          onScroll={() => {
            onScroll();
            onMove();
          }}
        >
          {shown.length === 0 ? (
            <p class="wb-empty">{all.length === 0 ? empty : said.wire.noneMatch}</p>
          ) : (
            <LaneTable caption={label} rows={shown.length} lanes={lanes}>
              <Spacer rows={window.from} />
              {shown.slice(window.from, window.to).map((event, index) => (
                <WireRow
                  key={window.from + index}
                  event={event}
                  index={window.from + index + 2}
                  lanes={lanes}
                  open={opened.value === event}
                  onOpen={open}
                />
              ))}
              <Spacer rows={shown.length - window.to} />
            </LaneTable>
          )}
        </div>
        {away && (
          <button type="button" class="wb-to-end" onClick={toEnd}>
            <Icon name="down" /> {said.output.toEnd}
          </button>
        )}
      </div>
      {opened.value && (
        <EventDetails
          event={opened.value}
          onClose={() => {
            opened.value = undefined;
          }}
        />
      )}
    </div>
  );
};

/** The room of rows that are not drawn. */
const Spacer = ({ rows }: { readonly rows: number }): JSX.Element | null =>
  rows > 0 ? (
    <tr aria-hidden="true" style={{ height: `${rows * rowHeight}px` }}>
      <td colSpan={4} />
    </tr>
  ) : null;
