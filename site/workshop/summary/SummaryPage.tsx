import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Summary } from '../../../server/api.ts';
import type { Language } from '../../language.ts';
import { summary as ask, workshop } from '../api.ts';
import { Hardest } from './Hardest.tsx';
import { Progress } from './Progress.tsx';
import { LabsPassed, MemberPoints } from './Tables.tsx';
import { summaryWords, type SummaryWords } from './words.ts';

interface Props {
  readonly lang: Language;
  /** Titles of all labs, by slug. */ readonly titles: Readonly<Record<string, string>>;
}

type Known = Summary | 'loading' | 'closed' | 'unreachable';

/** What a workshop has come to, for those who taught it; without names to show to others. */
export default function SummaryPage({ lang, titles }: Props): JSX.Element {
  const said = summaryWords[lang];
  const [known, setKnown] = useState<Known>('loading');
  useEffect(() => {
    load().then(setKnown, () => setKnown('unreachable'));
  }, []);
  if (typeof known === 'string')
    return (
      <>
        <p role="status">{said[known]}</p>
        {known === 'closed' && (
          <p>
            <a href={`/${lang}/workshop/`}>{said.enter}</a>
          </p>
        )}
      </>
    );
  return <Whole {...{ summary: known, titles, said, lang }} />;
}

/** Who asks is asked first: a refusal would be an error in the console, and nobody did anything wrong. */
async function load(): Promise<Known> {
  const role = (await workshop())?.you?.role;
  return role === undefined || role === 'member' ? 'closed' : ask();
}

const Whole = ({
  summary,
  titles,
  said,
  lang,
}: Props & { readonly summary: Summary; readonly said: SummaryWords }): JSX.Element => {
  const named = summary.members.some(({ name }) => name !== '');
  const [hidden, setHidden] = useState(false);
  const day = new Intl.DateTimeFormat(lang, { dateStyle: 'long' }).format(new Date(summary.beganAt));
  return (
    <>
      <h2>{summary.title}</h2>
      <p>{said.since(day, summary.members.length)}</p>
      <div class="actions">
        <button type="button" onClick={() => print()}>
          {said.print}
        </button>
        {named && (
          <button type="button" aria-pressed={hidden} onClick={() => setHidden(!hidden)}>
            {said.hideNames}
          </button>
        )}
      </div>
      {summary.labs.length === 0 ? <p>{said.nothing}</p> : <LabsPassed {...{ summary, titles, said }} />}
      {summary.labs
        .filter(({ tried }) => tried > 0)
        .map((one) => (
          <section key={one.lab} aria-label={titles[one.lab] ?? one.lab}>
            <h3>{titles[one.lab] ?? one.lab}</h3>
            <Progress {...{ summary: one, said, lang }} />
            <Hardest hard={one.hard} said={said} />
          </section>
        ))}
      {named && !hidden && summary.labs.length > 0 && <MemberPoints {...{ summary, titles, said }} />}
    </>
  );
};
