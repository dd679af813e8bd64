import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../language.ts';
import { createSession, type Session, type Snapshot, unused } from './session.ts';
import type { SideState } from './side.ts';
import { wireLine } from './wire-line.ts';
import { type Words, words } from './words.ts';

/** A server with a heartbeat beside one without, and a cable to pull. */
export default function Cables({ lang }: { lang: Language }): JSX.Element {
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
  const { companion, cable } = snapshot;
  const connected = companion === 'ready';
  return (
    <div class="cables">
      <div class="deeds">
        <button
          type="button"
          class="primary"
          disabled={!ready || companion === 'starting'}
          onClick={() => void session.current?.connect()}
        >
          {connected ? said.again : said.connect}
        </button>
        <button
          type="button"
          disabled={!connected || cable === 'out'}
          onClick={() => void session.current?.pull()}
        >
          {said.pull}
        </button>
        <button
          type="button"
          disabled={!connected || cable !== 'out' || snapshot.noticed !== null}
          onClick={() => void session.current?.plug()}
        >
          {said.plug}
        </button>
      </div>
      <p class="status" role="status">
        {statusOf(snapshot, said, lang)}
      </p>
      <div class="sides">
        <SideView title={said.with} note={said.withNote} state={snapshot.beating} said={said} />
        <SideView title={said.without} note={said.withoutNote} state={snapshot.silent} said={said} />
      </div>
    </div>
  );
}

function statusOf(
  { companion, refusal, cable, out, noticed }: Snapshot,
  said: Words,
  lang: Language,
): string {
  if (companion === 'unused') return said.none;
  if (companion === 'refused' && refusal) return refusal[lang];
  if (companion !== 'ready') return said[companion === 'refused' ? 'unreachable' : companion];
  if (cable === 'back') return said.plugged;
  if (cable === 'in') return said.ready;
  return noticed === null ? said.pulled(out) : said.noticed(noticed);
}

interface SideProps {
  readonly title: string;
  readonly note: string;
  readonly state: SideState;
  readonly said: Words;
}

const SideView = ({ title, note, state, said }: SideProps): JSX.Element => (
  <section class="side">
    <h3>
      {title} <span class="note">{note}</span>
    </h3>
    <div class={`line ${state.client}`} aria-hidden="true">
      <span>{said.client}</span>
      <i />
      <span>{said.server}</span>
    </div>
    <dl>
      <div>
        <dt>{said.client}</dt>
        <dd>{said.clientStates[state.client]}</dd>
      </div>
      <div>
        <dt>{said.believes}</dt>
        <dd class="count">{state.connections ?? '-'}</dd>
      </div>
    </dl>
    <Wire state={state} said={said} />
  </section>
);

/** Stays at its end as it grows, and can be scrolled with the keyboard. */
const Wire = ({ state, said }: Pick<SideProps, 'state' | 'said'>): JSX.Element => {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [state.wire.length]);
  return (
    <ol ref={list} tabIndex={0} aria-label={said.wire}>
      {state.wire.map(({ at, event }, index) => {
        const line = wireLine(event, said);
        return (
          <li key={index} class={line.from}>
            <span class="at">
              {(at / 1000).toFixed(1)} {said.seconds}
            </span>
            <span class="who">
              <span aria-hidden="true">{line.from === 'client' ? '→' : '←'}</span> {said[line.from]}
            </span>
            <code>{line.text}</code>
          </li>
        );
      })}
    </ol>
  );
};
