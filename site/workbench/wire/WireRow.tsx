import type { JSX } from 'preact';
import { memo } from 'preact/compat';
import type { WireEvent } from '../../../grader/report.ts';
import { useWorkbench } from '../context.ts';
import { describe } from './describe.ts';
import type { Lanes } from './lanes.ts';
import { timeOf } from './time.ts';

interface Props {
  readonly event: WireEvent;
  /** In the whole table, from 1. */ readonly index: number;
  readonly lanes: Lanes;
  readonly open: boolean;
  readonly onOpen: () => void;
}

/** One event: when, whose, from whom to whom, and what; the last opens it. */
export const WireRow = memo(
  ({ event, index, lanes, open, onOpen }: Props): JSX.Element => {
    const { said, lang } = useWorkbench();
    const { what, flags, size, content } = describe(event, said.wire, lang);
    const side = 'from' in event ? event.from : undefined;
    const name = lanes.lanes.find(({ connection }) => connection === event.connection)?.name ?? '';
    return (
      <tr class={`${event.kind} ${side ?? ''} ${open ? 'opened' : ''}`} aria-rowindex={index}>
        <td class="at">{timeOf(event.at)}</td>
        <td class="name">{name}</td>
        <td class="way">
          {side && (
            <span class="visually-hidden">{side === 'client' ? said.wire.toServer : said.wire.toClient}</span>
          )}
          <Way event={event} lanes={lanes} />
        </td>
        <td class="what">
          <button type="button" aria-expanded={open} onClick={onOpen}>
            <span class="kind">{what}</span>
            {flags.map((flag) => (
              <span key={flag} class="flag">
                {flag}
              </span>
            ))}
            {size !== undefined && <span class="size">{size.toLocaleString(lang)} B</span>}
            {content !== undefined && <code>{content}</code>}
          </button>
        </td>
      </tr>
    );
  },
  (one, other) =>
    one.event === other.event &&
    one.open === other.open &&
    one.index === other.index &&
    one.lanes === other.lanes,
);

const middle = 12;

/** The lifelines of all, and the arrow of this event between its two. */
const Way = ({ event, lanes: { lanes, server, width } }: Pick<Props, 'event' | 'lanes'>): JSX.Element => {
  const lane = lanes.find(({ connection }) => connection === event.connection);
  const side = 'from' in event ? event.from : undefined;
  return (
    <svg class={`wb-way ${side ?? ''}`} width={width} height={24} aria-hidden="true">
      {lanes.map(({ connection, x }) => (
        <line key={connection} class="life" x1={x} x2={x} y1={0} y2={24} />
      ))}
      <line class="life" x1={server} x2={server} y1={0} y2={24} />
      {lane && side && (
        <Arrow from={side === 'client' ? lane.x : server} to={side === 'client' ? server : lane.x} />
      )}
      {lane && !side && <circle class="dot" cx={lane.x} cy={middle} r={3} />}
    </svg>
  );
};

const Arrow = ({ from, to }: { readonly from: number; readonly to: number }): JSX.Element => {
  const back = to > from ? -5 : 5;
  return (
    <path
      class="arrow"
      d={`M${from} ${middle}H${to}M${to + back} ${middle - 4}L${to} ${middle}L${to + back} ${middle + 4}`}
    />
  );
};
