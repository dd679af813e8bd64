import type { JSX } from 'preact';
import { memo } from 'preact/compat';
import type { WireEvent } from '../../../grader/report.ts';
import { useReader } from '../context.ts';
import { describe } from './describe.ts';
import type { Lanes } from './lanes.ts';
import { timeOf } from './time.ts';
import { Way } from './Way.tsx';

interface Props {
  readonly event: WireEvent;
  /** In the whole table, from 1. */ readonly index: number;
  readonly lanes: Lanes;
  readonly open: boolean;
  /** Why this row stands out. */ readonly mark?: string | undefined;
  readonly onOpen: (event: WireEvent) => void;
}

/** One event: when, whose, from whom to whom, and what; the last opens it. */
export const WireRow = memo(
  ({ event, index, lanes, open, mark, onOpen }: Props): JSX.Element => {
    const { said, lang } = useReader();
    const { what, flags, size, content } = describe(event, said.wire, lang);
    const side = 'from' in event ? event.from : undefined;
    const name = lanes.lanes.find(({ connection }) => connection === event.connection)?.name ?? '';
    return (
      <tr
        class={`${event.kind} ${side ?? ''} ${open ? 'opened' : ''} ${mark === undefined ? '' : 'broke'}`}
        aria-rowindex={index}
      >
        <td class="at">{timeOf(event.at)}</td>
        <td class="name">{name}</td>
        <td class="way">
          {side && (
            <span class="visually-hidden">{side === 'client' ? said.wire.toServer : said.wire.toClient}</span>
          )}
          <Way lanes={lanes} connection={event.connection} from={side} />
        </td>
        <td class="what">
          <button type="button" aria-expanded={open} onClick={() => onOpen(event)}>
            <span class="kind">{what}</span>
            {flags.map((flag) => (
              <span key={flag} class="flag">
                {flag}
              </span>
            ))}
            {size !== undefined && <span class="size">{size.toLocaleString(lang)} B</span>}
            {content !== undefined && <code>{content}</code>}
          </button>
          {mark !== undefined && <strong class="wb-mark">{mark}</strong>}
        </td>
      </tr>
    );
  },
  (one, other) =>
    one.event === other.event &&
    one.open === other.open &&
    one.index === other.index &&
    one.mark === other.mark &&
    one.lanes === other.lanes,
);
