import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../language.ts';
import { createSession } from './session.ts';
import type { Session, Snapshot } from './session.ts';
import { wireText } from './wire-text.ts';
import { words } from './words.ts';
import type { Words } from './words.ts';

const names = ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'];
const unused: Snapshot = { companion: 'unused', state: null, entered: {}, calls: [], wire: [] };
const ms = (at: number): string => `${at < 10 ? at.toFixed(1) : Math.round(at)} ms`;

/** A live connection to the echo lab's reference, with a button for every transition of its life. */
export default function Stepper({ lang }: { lang: Language }): JSX.Element {
  const said = words[lang];
  const [snapshot, setSnapshot] = useState(unused);
  // Until the script is here a click would be lost, so the buttons wait for it.
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
  return (
    <>
      <States snapshot={snapshot} said={said} />
      <Controls snapshot={snapshot} said={said} ready={ready} session={() => session.current} />
      <p class="status" role="status">
        {statusOf(snapshot, said, lang)}
      </p>
      <div class="columns">
        <Log title={said.calls} note="readyState">
          {snapshot.calls.map(({ at, from, text, state }, index) => (
            <li key={index} class={from}>
              <span class="at">{ms(at)}</span>
              <span class="who">{said[from]}</span>
              <code>{text}</code>
              <span class="state">{state}</span>
            </li>
          ))}
        </Log>
        <Log title={said.wire}>
          <Wire snapshot={snapshot} said={said} />
        </Log>
      </div>
    </>
  );
}

const statusOf = ({ companion, refusal, state }: Snapshot, said: Words, lang: Language): string => {
  if (companion === 'starting') return said.starting;
  if (companion === 'unreachable') return said.unreachable;
  if (companion === 'refused' && refusal) return refusal[lang];
  return state === null
    ? said.none
    : `readyState ${state}: ${names[state] ?? ''}, ${said.states[state] ?? ''}`;
};

interface Part {
  readonly snapshot: Snapshot;
  readonly said: Words;
}

/** The four states, the one that we are in, and when each was entered. */
const States = ({ snapshot: { state, entered }, said }: Part): JSX.Element => (
  <ol class="states" aria-hidden="true">
    {names.map((name, number) => (
      <li key={name} class={number === state ? 'here' : entered[number] === undefined ? '' : 'been'}>
        <span class="number">{number}</span>
        <span class="name">{name}</span>
        <span class="meaning">{said.states[number]}</span>
        <span class="at">{entered[number] === undefined ? ' ' : ms(entered[number])}</span>
      </li>
    ))}
  </ol>
);

interface ControlsProps extends Part {
  readonly ready: boolean;
  readonly session: () => Session | null;
}

const Controls = ({ snapshot, said, ready, session }: ControlsProps): JSX.Element => {
  const [text, setText] = useState(said.hello);
  const { state, companion } = snapshot;
  const free = ready && companion !== 'starting' && (state === null || state === WebSocketState.closed);
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    session()?.send(text);
  };
  return (
    <div class="deeds stepper-deeds">
      <button type="button" class="primary" disabled={!free} onClick={() => void session()?.connect('ws')}>
        {said.connect}
      </button>
      <button type="button" disabled={!free} onClick={() => void session()?.connect('nowhere')}>
        {said.connectNowhere}
      </button>
      <button type="button" disabled={state !== WebSocketState.open} onClick={() => session()?.close()}>
        {said.close}
      </button>
      <button type="button" disabled={state !== WebSocketState.open} onClick={() => void session()?.cut()}>
        {said.cut}
      </button>
      <form onSubmit={send}>
        <input
          aria-label={said.message}
          value={text}
          maxLength={200}
          onInput={({ currentTarget }) => {
            setText(currentTarget.value);
          }}
        />
        <button disabled={state === null}>{said.send}</button>
      </form>
    </div>
  );
};

/** `WebSocket.OPEN` and so on, also while the page is being built, where there is no WebSocket. */
const WebSocketState = { open: 1, closed: 3 } as const;

const Wire = ({ snapshot: { wire }, said }: Part): JSX.Element => (
  <>
    {wire.map((event, index) => {
      const text = wireText(event, said);
      if (text === undefined || !('from' in event)) return null;
      return (
        <li key={index} class={event.from}>
          <span class="who">
            <span aria-hidden="true">{event.from === 'client' ? '→' : '←'}</span> {said[event.from]}
          </span>
          <code>{text}</code>
        </li>
      );
    })}
  </>
);

interface LogProps {
  readonly title: string;
  /** Above the last column. */ readonly note?: string;
  readonly children: ComponentChildren;
}

/** A list that stays at its end as it grows, and can be scrolled with the keyboard. */
const Log = ({ title, note, children }: LogProps): JSX.Element => {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  });
  return (
    <section class="log">
      <h3>
        {title}
        {note && <span class="note">{note}</span>}
      </h3>
      <ol ref={list} tabIndex={0} aria-label={title}>
        {children}
      </ol>
    </section>
  );
};
