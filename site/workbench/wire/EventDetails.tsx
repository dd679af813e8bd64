import type { JSX } from 'preact';
import type { Payload, WireEvent } from '../../../grader/report.ts';
import { useReader } from '../context.ts';
import { Icon } from '../frame/Icon.tsx';
import { dumpOf, fieldsOf, shownBytes } from './anatomy.ts';
import type { FrameField } from './anatomy.ts';
import { describe } from './describe.ts';

interface Props {
  readonly event: WireEvent;
  readonly onClose: () => void;
}

/** One event opened: a frame to its bits, a head to its fields, a payload to its bytes. */
export const EventDetails = ({ event, onClose }: Props): JSX.Element => {
  const { said, lang } = useReader();
  const { what } = describe(event, said.wire, lang);
  return (
    <section class="wb-details" aria-label={said.wire.details}>
      <header>
        <h3>
          <code>{what}</code>
        </h3>
        <button type="button" class="wb-quiet" aria-label={said.wire.closeDetails} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {event.kind === 'frame' && <Fields fields={fieldsOf(event)} />}
      {event.kind === 'head' && <Headers headers={event.headers} />}
      {'payload' in event && <Dump payload={event.payload} />}
    </section>
  );
};

const Fields = ({ fields }: { readonly fields: readonly FrameField[] }): JSX.Element => {
  const { said } = useReader();
  const { anatomy } = said.wire;
  return (
    <table class="wb-anatomy">
      <caption class="visually-hidden">{anatomy.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{anatomy.field}</th>
          <th scope="col">{anatomy.bits}</th>
          <th scope="col">{anatomy.meaning}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ name, bits, value }) => (
          <tr key={name}>
            <th scope="row">{anatomy.names[name]}</th>
            <td>
              <code>{bits}</code>
            </td>
            <td>{anatomy[name](value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Headers = ({ headers }: { readonly headers: readonly (readonly [string, string])[] }): JSX.Element => (
  <dl class="wb-headers">
    {headers.map(([name, value], index) => (
      <div key={index}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

const Dump = ({ payload }: { readonly payload: Payload }): JSX.Element => {
  const { said } = useReader();
  const bytes = shownBytes(payload.shown);
  return (
    <>
      <p class="wb-faint">
        {said.wire.payload(payload.length)}
        {bytes.length < payload.length && ` · ${said.wire.cut(bytes.length)}`}
      </p>
      {bytes.length > 0 && (
        <pre class="wb-dump" tabIndex={0} aria-label={said.wire.dump}>
          {dumpOf(bytes).map(({ offset, hex, text }) => `${offset}  ${hex.padEnd(47)}  ${text}\n`)}
        </pre>
      )}
    </>
  );
};
