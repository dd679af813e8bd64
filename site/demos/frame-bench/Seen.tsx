import type { JSX } from 'preact';
import type { WireEvent } from '../../../grader/report.ts';
import { hex } from './frame.ts';
import type { Words } from './words.ts';

interface SeenProps {
  readonly wire: readonly WireEvent[];
  readonly said: Words;
}

/** What went over the connection, frame by frame, taken apart. */
export const Seen = ({ wire, said }: SeenProps): JSX.Element => (
  <section class="seen">
    <h3>{said.wire}</h3>
    <ol tabIndex={0} aria-label={said.wire}>
      {wire.map((event, index) =>
        'from' in event ? (
          <li key={index} class={event.from}>
            <span class="who">
              <span aria-hidden="true">{event.from === 'client' ? '→' : '←'}</span> {said[event.from]}
            </span>
            <code>{textOf(event, said)}</code>
          </li>
        ) : null,
      )}
    </ol>
  </section>
);

const textOf = (event: WireEvent, said: Words): string => {
  if (event.kind === 'frame') return frameText(event, said);
  if (event.kind === 'end') return said[event.how];
  return said.raw;
};

type Frame = Extract<WireEvent, { kind: 'frame' }>;

const frameText = ({ fin, rsv, opcode, masked, payload, closeCode }: Frame, said: Words): string => {
  const bits = [`FIN ${fin ? 1 : 0}`, rsv > 0 ? `RSV ${rsv.toString(2).padStart(3, '0')}` : ''];
  const name = `opcode ${opcode} ${said.opcodes[opcode] ?? said.reserved}`;
  const content = closeCode === undefined ? contentOf(payload) : `${said.code} ${closeCode}`;
  return [...bits, name, masked ? said.masked : '', content].filter(Boolean).join(' · ');
};

const contentOf = ({ text, shown }: Frame['payload']): string =>
  text === undefined
    ? hex(Uint8Array.from(atob(shown).slice(0, 32), (char) => char.charCodeAt(0)))
    : JSON.stringify(text);
