import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../language.ts';
import { type Line, nothing, Session, type Snapshot } from './session.ts';
import { ticksOf } from './ticks.ts';
import { type Words, words } from './words.ts';

/** More would push the rest of the lesson away. */
const shownTicks = 36;

/** An EventSource and a bare WebSocket side by side on lines that can be cut. */
export default function Lines({ lang }: { lang: Language }): JSX.Element {
  const said = words[lang];
  const [snapshot, setSnapshot] = useState(nothing);
  // Until the script is here a click would be lost, so the buttons wait for it.
  const [ready, setReady] = useState(false);
  const session = useRef<Session>(null);
  useEffect(() => {
    const created = new Session(setSnapshot);
    const leave = (): void => created.stop();
    session.current = created;
    setReady(true);
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  const { companion, stream, socket, newest } = snapshot;
  const lively = companion === 'running' || companion === 'cut';
  return (
    <div class="cut-line">
      <div class="deeds line-deeds">
        <button
          type="button"
          class="primary"
          disabled={!ready || lively || companion === 'starting'}
          onClick={() => void session.current?.start()}
        >
          {said.start}
        </button>
        <button type="button" disabled={!lively} onClick={() => void session.current?.cut()}>
          {said.cut}
        </button>
        <button
          type="button"
          disabled={!lively || socket.state !== 'closed'}
          onClick={() => session.current?.openSocket()}
        >
          {said.again}
        </button>
        <button type="button" disabled={!lively} onClick={() => session.current?.stop()}>
          {said.stop}
        </button>
      </div>
      <p class="line-status" role="status">
        {statusOf(snapshot, said, lang)}
      </p>
      <div class="line-pair">
        <Reader name="EventSource" line={stream} newest={newest} said={said} />
        <Reader name="WebSocket" line={socket} newest={newest} said={said} />
      </div>
      <ul class="line-key">
        {(['live', 'replayed', 'missing'] as const).map((kind) => (
          <li key={kind}>
            <span class={`tick ${kind}`} aria-hidden="true">
              {signs[kind]}
            </span>
            {said.kinds[kind]}
          </li>
        ))}
      </ul>
    </div>
  );
}

const statusOf = ({ companion, refusal }: Snapshot, said: Words, lang: Language): string => {
  if (companion === 'refused' && refusal) return refusal[lang];
  const texts: Partial<Record<Snapshot['companion'], string>> = {
    starting: said.starting,
    running: said.running,
    cut: said.wasCut,
    ended: said.ended,
    unreachable: said.unreachable,
  };
  return texts[companion] ?? said.none;
};

/** Beside the colour, for whoever does not see it. */
const signs = { live: '', replayed: '↻', missing: '✕' } as const;

interface ReaderProps {
  readonly name: string;
  readonly line: Line;
  readonly newest: number;
  readonly said: Words;
}

const Reader = ({ name, line, newest, said }: ReaderProps): JSX.Element => {
  const ticks = ticksOf(line.received, newest);
  const missing = ticks.filter(({ kind }) => kind === 'missing').length;
  return (
    <section class={`line ${line.state}`} aria-label={name}>
      <h3>
        {name} <span class="line-state">{said.states[line.state]}</span>
      </h3>
      <ol class="ticks" aria-label={`${name}: ${said.ticks}`}>
        {ticks.slice(-shownTicks).map(({ number, kind }) => (
          <li key={number} class={`tick ${kind}`} aria-label={`${number}: ${said.kinds[kind]}`}>
            {number}
            <span aria-hidden="true">{signs[kind]}</span>
          </li>
        ))}
      </ol>
      <p class="line-sum">{said.sum(line.received.size, missing)}</p>
    </section>
  );
};
