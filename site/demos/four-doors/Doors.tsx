import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { WireEvent } from '../../../grader/report.ts';
import type { Language } from '../../language.ts';
import { wireText } from '../state-stepper/wire-text.ts';
import { words as wireWords } from '../state-stepper/words.ts';
import { doors } from './attempts.ts';
import { createSession, unused } from './session.ts';
import type { Session, Snapshot } from './session.ts';
import { words } from './words.ts';
import type { Words } from './words.ts';

/** Four ways to say who you are, each with the log that it leaves, and a page that abuses one of them. */
export default function Doors({ lang }: { lang: Language }): JSX.Element {
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
  const free = ready && snapshot.companion !== 'busy';
  return (
    <div class="four-doors">
      <Controls said={said} free={free} hasLog={snapshot.log.length > 0} session={() => session.current} />
      <p class="status" role="status">
        {statusOf(snapshot, said, lang)}
      </p>
      <div class="columns">
        <Lines title={said.log}>
          {snapshot.log.map((line, index) => (
            <li key={index}>
              <code>{withSecrets(line)}</code>
            </li>
          ))}
        </Lines>
        <Lines title={said.wire}>
          {snapshot.wire.map((event, index) => (
            <Wire key={index} event={event} said={said} lang={lang} />
          ))}
        </Lines>
      </div>
    </div>
  );
}

const statusOf = (
  { companion, refusal, outcome }: Snapshot,
  said: Words,
  lang: Language,
): string | undefined => {
  if (companion === 'busy') return said.busy;
  if (companion === 'unreachable') return said.unreachable;
  if (companion === 'refused') return refusal?.[lang];
  return outcome ? said.outcome(outcome) : said.none;
};

interface ControlsProps {
  readonly said: Words;
  readonly free: boolean;
  readonly hasLog: boolean;
  readonly session: () => Session | null;
}

const Controls = ({ said, free, hasLog, session }: ControlsProps): JSX.Element => (
  <div class="deeds">
    <fieldset>
      <legend>{said.doorsLegend}</legend>
      {doors.map((door) => (
        <button key={door} type="button" disabled={!free} onClick={() => void session()?.enter(door)}>
          {said.doors[door]}
        </button>
      ))}
    </fieldset>
    <fieldset>
      <legend>{said.thiefLegend}</legend>
      <button type="button" disabled={!free || !hasLog} onClick={() => void session()?.steal()}>
        {said.steal}
      </button>
    </fieldset>
    <fieldset>
      <legend>{said.attackLegend}</legend>
      {(['wrong', 'right'] as const).map((bank) => (
        <button key={bank} type="button" disabled={!free} onClick={() => void session()?.attack(bank)}>
          {said.attack[bank]}
        </button>
      ))}
    </fieldset>
  </div>
);

const secret = /(token|ticket)=([\w-]+)/;

/** A line of the log, with what a thief would look for marked. */
function withSecrets(line: string): JSX.Element | string {
  const found = secret.exec(line);
  if (!found) return line;
  const [whole, name = '', value = ''] = found;
  const at = line.indexOf(whole);
  return (
    <>
      {line.slice(0, at)}
      {name}=<mark>{value}</mark>
      {line.slice(at + whole.length)}
    </>
  );
}

interface WireProps {
  readonly event: WireEvent;
  readonly said: Words;
  readonly lang: Language;
}

/** One thing on the wire; of a handshake the fields that this lesson is about, too. */
const Wire = ({ event, said, lang }: WireProps): JSX.Element | null => {
  const text = wireText(event, wireWords[lang]);
  if (text === undefined || !('from' in event)) return null;
  const fields = event.kind === 'head' ? event.headers : [];
  const shown = fields.filter(([name]) => /^(origin|cookie|authorization)$/i.test(name));
  return (
    <li class={event.from}>
      <span class="who">
        <span aria-hidden="true">{event.from === 'client' ? '→' : '←'}</span> {said[event.from]}
      </span>
      <code>
        {text}
        {shown.map(([name, value]) => (
          <span key={name} class="field">
            {name}: {value}
          </span>
        ))}
      </code>
    </li>
  );
};

interface LinesProps {
  readonly title: string;
  readonly children: JSX.Element[];
}

/** A list that stays at its end as it grows, and can be scrolled with the keyboard. */
const Lines = ({ title, children }: LinesProps): JSX.Element => {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  });
  return (
    <section class="lines">
      <h3>{title}</h3>
      <ol ref={list} tabIndex={0} aria-label={title}>
        {children}
      </ol>
    </section>
  );
};
