import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../language.ts';
import { ways } from './measure.ts';
import { nothing, Session, type Snapshot } from './session.ts';
import { type Words, words } from './words.ts';

/** Four ways of the same updates, measured on the wire: a table, and the bytes once more as bars. */
export default function MeterTable({ lang }: { lang: Language }): JSX.Element {
  const said = words[lang];
  const [snapshot, setSnapshot] = useState(nothing);
  // Until the script is here a click would be lost, so the button waits for it.
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
  const busy = snapshot.companion === 'starting' || snapshot.companion === 'running';
  return (
    <div class="meter">
      <div class="deeds meter-deeds">
        <button
          type="button"
          class="primary"
          disabled={!ready || busy}
          onClick={() => void session.current?.measure()}
        >
          {snapshot.companion === 'done' ? said.again : said.start}
        </button>
        <p role="status">{statusOf(snapshot, said, lang)}</p>
      </div>
      <Figures snapshot={snapshot} said={said} lang={lang} />
      <Bars snapshot={snapshot} said={said} lang={lang} />
      <p class="meter-note">{said.note}</p>
    </div>
  );
}

const statusOf = ({ companion, refusal }: Snapshot, said: Words, lang: Language): string => {
  if (companion === 'refused' && refusal) return refusal[lang];
  return companion === 'unused' || companion === 'refused' ? said.none : said[companion];
};

interface Part {
  readonly snapshot: Snapshot;
  readonly said: Words;
  readonly lang: Language;
}

const Figures = ({ snapshot: { measured }, said, lang }: Part): JSX.Element => {
  const count = new Intl.NumberFormat(lang, { maximumFractionDigits: 0 });
  return (
    <div class="meter-table" role="region" aria-label={said.caption} tabIndex={0}>
      <table>
        <caption>{said.caption}</caption>
        <thead>
          <tr>
            {Object.values(said.columns).map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ways.map((way) => {
            const { updates, requests, bytes, delayMs } = measured[way];
            return (
              <tr key={way}>
                <th scope="row">{said.ways[way]}</th>
                <td>{count.format(updates)}</td>
                <td>{count.format(requests)}</td>
                <td>{count.format(bytes)}</td>
                <td>{updates === 0 ? '–' : count.format(bytes / updates)}</td>
                <td>{updates === 0 ? '–' : `${count.format(delayMs)} ms`}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};

/** The table says the same in figures, so that nobody has to be read this aloud. */
const Bars = ({ snapshot: { measured }, said }: Part): JSX.Element => {
  const most = Math.max(1, ...ways.map((way) => measured[way].bytes));
  return (
    <div class="meter-bars" aria-hidden="true">
      {ways.map((way) => (
        <div key={way} class="meter-bar">
          <span>{said.ways[way]}</span>
          <span class="meter-track">
            <span
              class={`meter-fill ${way}`}
              style={{ inlineSize: `${(100 * measured[way].bytes) / most}%` }}
            />
          </span>
        </div>
      ))}
    </div>
  );
};
