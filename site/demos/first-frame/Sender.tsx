import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { WireEvent } from '../../../grader/report.ts';
import type { Language } from '../../language.ts';
import { cells, frameSize, headSize } from './anatomy.ts';
import type { Cell, Frame, Part } from './anatomy.ts';
import { createSession, nothing } from './session.ts';
import type { Session, Snapshot } from './session.ts';
import { words } from './words.ts';
import type { Words } from './words.ts';

const parts: readonly Part[] = ['kind', 'length', 'key', 'payload'];

/** A message, sent for real, and the bytes that it became. */
export default function Sender({ lang }: { lang: Language }): JSX.Element {
  const said = words[lang];
  const [snapshot, setSnapshot] = useState(nothing);
  const [text, setText] = useState(said.hello);
  // Until the script is here a click would be lost, so the button waits for it.
  const [ready, setReady] = useState(false);
  const session = useRef<Session>(null);
  useEffect(() => {
    const created = createSession(setSnapshot);
    session.current = created;
    setReady(true);
    addEventListener('pagehide', created.dispose);
    return () => {
      removeEventListener('pagehide', created.dispose);
      created.dispose();
    };
  }, []);
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    void session.current?.send(text);
  };
  return (
    <div class="first-frame">
      <form onSubmit={send}>
        <input
          aria-label={said.message}
          value={text}
          maxLength={60}
          onInput={({ currentTarget }) => {
            setText(currentTarget.value);
          }}
        />
        <button disabled={!ready || snapshot.state === 'starting'}>{said.send}</button>
      </form>
      <p class="status" role="status">
        {statusOf(snapshot, said, lang)}
      </p>
      <Wire wire={snapshot.wire} said={said} />
      <dl>
        {parts.map((part) => (
          <div key={part} class={part}>
            <dt>{said.parts[part]}</dt>
            <dd>{said.meaning[part]}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const statusOf = ({ state, refusal, wire }: Snapshot, said: Words, lang: Language): string => {
  if (state === 'refused') return refusal?.[lang] ?? said.unreachable;
  if (state !== 'open') return said[state];
  const sum = (size: (event: WireEvent) => number): number =>
    wire.reduce((total, event) => total + size(event), 0);
  return said.open(
    sum((event) => (event.kind === 'head' ? headSize(event) : 0)),
    sum((event) => (event.kind === 'frame' ? frameSize(event) : 0)),
  );
};

interface WireProps {
  readonly wire: readonly WireEvent[];
  readonly said: Words;
}

/** A list that stays at its end as it grows, and can be scrolled with the keyboard. */
const Wire = ({ wire, said }: WireProps): JSX.Element => {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  });
  return (
    <ol ref={list} class="wire" tabIndex={0} aria-label={said.wire}>
      {wire.map((event, index) =>
        event.kind === 'head' || event.kind === 'frame' ? (
          <li key={index} class={event.from}>
            <span class="who">
              <span aria-hidden="true">{event.from === 'client' ? '→' : '←'}</span> {said[event.from]}
            </span>
            {event.kind === 'head' ? (
              <code>{event.start.replace(/^(GET) \/runs\/[^/]+/, '$1 ')}</code>
            ) : (
              <Bytes frame={event} said={said} />
            )}
            <span class="size">{said.bytes(event.kind === 'head' ? headSize(event) : frameSize(event))}</span>
          </li>
        ) : null,
      )}
    </ol>
  );
};

/** The bytes by what they are for, and the message that they carry. */
const Bytes = ({ frame, said }: { readonly frame: Frame; readonly said: Words }): JSX.Element => {
  const all = cells(frame);
  return (
    <span class="frame">
      {parts.map((part) => (
        <Run key={part} part={part} bytes={all.filter((cell) => cell.part === part)} said={said} />
      ))}
      <q>{frame.payload.text}</q>
    </span>
  );
};

interface RunProps {
  readonly part: Part;
  readonly bytes: readonly Cell[];
  readonly said: Words;
}

const Run = ({ part, bytes, said }: RunProps): JSX.Element | null =>
  bytes.length === 0 ? null : (
    <code class={part}>
      <span class="visually-hidden">{said.parts[part]}</span> {bytes.map(({ hex }) => hex).join(' ')}
    </code>
  );
