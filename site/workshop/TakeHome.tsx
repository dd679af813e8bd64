import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { GradebookRequest } from '../../server/api.ts';
import type { Language } from '../language.ts';
import { gradesOf, Refused } from './api.ts';
import { summaryWords } from './summary/words.ts';
import type { Words } from './words.ts';

const gradebooks: Readonly<Record<GradebookRequest['gradebook'], string>> = {
  csv: 'CSV',
  canvas: 'Canvas',
  moodle: 'Moodle',
};

const files = [
  ['grades', 'grades'],
  ['reports', 'reports'],
  ['archive', 'archive'],
  ['backup', 'backup'],
] as const;

interface Props {
  readonly labs: readonly string[];
  readonly said: Words;
  readonly lang: Language;
}

/** Grades, reports, everybody's code and a backup, as files. */
export const TakeHome = ({ labs, said, lang }: Props): JSX.Element => (
  <details class="home">
    <summary>{said.takeHome}</summary>
    <div class="actions">
      <a href={`/${lang}/workshop/summary/`}>{summaryWords[lang].title}</a>
      {files.map(([path, name]) => (
        <a key={path} href={`/api/workshop/${path}`} download>
          {said.files[name]}
        </a>
      ))}
    </div>
    <Gradebook labs={labs} said={said} lang={lang} />
  </details>
);

const Gradebook = ({ labs, said, lang }: Props): JSX.Element => {
  const [lab, setLab] = useState(labs[0] ?? '');
  const [gradebook, setGradebook] = useState<GradebookRequest['gradebook']>('csv');
  const [roster, setRoster] = useState<File>();
  const [told, setTold] = useState('');
  const [labId, bookId, rosterId] = [useId(), useId(), useId()];
  const make = async (): Promise<void> => {
    const request = { gradebook, language: lang, ...(roster && { roster: await roster.text() }) };
    const { text, unmatched, undecided, without } = await gradesOf(lab, request);
    save(text, `${lab}-${gradebook}.csv`);
    const left = [...unmatched, ...undecided, ...without];
    setTold(left.length > 0 ? said.notIn(left.join(', ')) : said.allIn);
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    make().catch((error: unknown) =>
      setTold(error instanceof Refused ? error.reason[lang] : said.unreachable),
    );
  };
  return (
    <form class="actions" onSubmit={submit}>
      <label for={labId}>{said.lab}</label>
      <select id={labId} value={lab} onChange={({ currentTarget }) => setLab(currentTarget.value)}>
        {labs.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
      <label for={bookId}>{said.gradebook}</label>
      <select
        id={bookId}
        value={gradebook}
        onChange={({ currentTarget }) => setGradebook(currentTarget.value as typeof gradebook)}
      >
        {Object.entries(gradebooks).map(([name, title]) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </select>
      {gradebook !== 'csv' && (
        <>
          <label for={rosterId}>{said.roster(gradebooks[gradebook])}</label>
          <input
            id={rosterId}
            type="file"
            accept=".csv,text/csv"
            required
            onChange={({ currentTarget }) => setRoster(currentTarget.files?.[0])}
          />
        </>
      )}
      <button>{said.save}</button>
      <p role="status">{told}</p>
    </form>
  );
};

/** Offers a text as a file. */
function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
