import type { JSX } from 'preact';
import { memo } from 'preact/compat';
import type { Side, WireEvent } from '../../../grader/report.ts';
import { useWorkbench } from '../context.ts';
import type { Words } from '../words/index.ts';
import { describe } from './describe.ts';
import { timeOf } from './time.ts';

/** A row that stands out, and why. */
export interface Mark {
  /** Index of the event. */ readonly event: number;
  readonly text: string;
  /** The text stands in a row of its own below: there, something did not come. */ readonly below: boolean;
}

interface WireTableProps {
  readonly events: readonly WireEvent[];
  readonly caption: string;
  readonly mark?: Mark | undefined;
  /** Index of the first event in the whole transcript. Default 0. */
  readonly offset?: number;
}

/**
 * What went over the wire as a table that reads as a sequence diagram: an arrow from who sent to who received.
 */
export const WireTable = ({ events, caption, mark, offset = 0 }: WireTableProps): JSX.Element => {
  const { said } = useWorkbench();
  const names = connectionNames(events);
  const many = names.size > 1;
  return (
    <table class={`wb-wire ${many ? 'many' : ''}`}>
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{said.wire.time}</th>
          {many && <th scope="col">{said.wire.connection}</th>}
          <th scope="col">
            <span class="visually-hidden">{said.wire.direction}</span>
            <span class="wb-lanes" aria-hidden="true">
              <span class="client">{said.wire.client}</span>
              <span class="server">{said.wire.server}</span>
            </span>
          </th>
          <th scope="col">{said.wire.what}</th>
        </tr>
      </thead>
      <tbody>
        {events.map((event, index) => (
          <Row
            key={offset + index}
            event={event}
            name={many ? nameOf(names, event) : undefined}
            mark={mark?.event === offset + index ? mark : undefined}
            columns={many ? 4 : 3}
          />
        ))}
      </tbody>
    </table>
  );
};

interface RowProps {
  readonly event: WireEvent;
  readonly name: string | undefined;
  readonly mark: Mark | undefined;
  readonly columns: number;
}

const Row = memo(({ event, name, mark, columns }: RowProps): JSX.Element => {
  const { said, lang } = useWorkbench();
  const side = 'from' in event ? event.from : undefined;
  const broken = mark && !mark.below;
  return (
    <>
      <tr class={`${event.kind} ${side ?? ''} ${broken ? 'broke' : ''}`}>
        <td class="at">{timeOf(event.at)}</td>
        {name !== undefined && <td class="name">{name}</td>}
        <td class="way">{side && <Arrow side={side} said={said.wire} />}</td>
        <td class="what">
          <What event={event} said={said.wire} lang={lang} />
          {broken && <strong class="wb-mark">{mark.text}</strong>}
        </td>
      </tr>
      {mark?.below && (
        <tr class="missing">
          <td colSpan={columns}>
            <strong class="wb-mark">{mark.text}</strong>
          </td>
        </tr>
      )}
    </>
  );
});

const What = ({
  event,
  said,
  lang,
}: {
  event: WireEvent;
  said: Words['wire'];
  lang: 'ko' | 'en';
}): JSX.Element => {
  const { what, flags, size, content } = describe(event, said, lang);
  return (
    <>
      <span class="kind">{what}</span>
      {flags.map((flag) => (
        <span key={flag} class="flag">
          {flag}
        </span>
      ))}
      {size !== undefined && <span class="size">{size.toLocaleString(lang)} B</span>}
      {content !== undefined && <code>{content}</code>}
    </>
  );
};

const Arrow = ({ side, said }: { readonly side: Side; readonly said: Words['wire'] }): JSX.Element => (
  <>
    <span class="visually-hidden">{side === 'client' ? said.toServer : said.toClient}</span>
    <span class={`wb-arrow ${side}`} aria-hidden="true" />
  </>
);

const connectionNames = (events: readonly WireEvent[]): Map<number, string> => {
  const names = new Map<number, string>();
  for (const event of events) {
    if (event.kind === 'open') names.set(event.connection, event.name);
    else if (event.kind !== 'note' && !names.has(event.connection))
      names.set(event.connection, String(event.connection));
  }
  return names;
};

const nameOf = (names: ReadonlyMap<number, string>, event: WireEvent): string =>
  event.kind === 'note' ? '' : (names.get(event.connection) ?? '');
