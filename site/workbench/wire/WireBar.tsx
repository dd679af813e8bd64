import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';
import type { WireEvent } from '../../../grader/report.ts';
import { useWorkbench } from '../context.ts';
import { ExportButtons } from './ExportButtons.tsx';
import type { Lanes } from './lanes.ts';

interface Props {
  /** What is looked at: all of the run, or all until it was paused. */ readonly events: readonly WireEvent[];
  readonly shown: readonly WireEvent[];
  readonly lanes: Lanes;
  readonly filter: Signal<string>;
  /** Number of the one connection that is shown; 0 for all. */ readonly connection: Signal<number>;
  /** What was there when the view was paused. */ readonly paused: Signal<readonly WireEvent[] | undefined>;
  readonly now: readonly WireEvent[];
}

/** What is shown of the wire: filter, one connection, a pause; and all of that as a file. */
export const WireBar = ({ events, shown, lanes, filter, connection, paused, now }: Props): JSX.Element => {
  const { said } = useWorkbench();
  const waiting = newer(now, events.at(-1));
  return (
    <div class="wb-wire-bar">
      <input
        type="search"
        aria-label={said.wire.filter}
        placeholder={said.wire.filter}
        value={filter}
        spellcheck={false}
        onInput={({ currentTarget }) => {
          filter.value = currentTarget.value;
        }}
      />
      {lanes.lanes.length > 1 && (
        <select
          aria-label={said.wire.connection}
          value={connection.value}
          onChange={({ currentTarget }) => {
            connection.value = Number(currentTarget.value);
          }}
        >
          <option value={0}>{said.wire.allConnections}</option>
          {lanes.lanes.map(({ connection: number, name }) => (
            <option key={number} value={number}>
              {name} ({number})
            </option>
          ))}
        </select>
      )}
      <button
        type="button"
        class="wb-quiet"
        aria-pressed={paused.value !== undefined}
        onClick={() => {
          paused.value = paused.value ? undefined : now;
        }}
      >
        {paused.value ? said.wire.goOn(waiting) : said.wire.pause}
      </button>
      {shown.length > 0 && <ExportButtons events={shown} />}
    </div>
  );
};

/** How many events came after one. The oldest may be gone meanwhile, and the one among them. */
const newer = (now: readonly WireEvent[], than: WireEvent | undefined): number =>
  than === undefined ? now.length : now.length - 1 - now.lastIndexOf(than);
