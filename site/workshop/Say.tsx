import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Language } from '../language.ts';
import { Refused } from './api.ts';
import type { Words } from './words.ts';

interface Props {
  readonly label: string;
  readonly said: Words;
  readonly lang: Language;
  readonly send: (text: string) => Promise<unknown>;
}

/** A line to say; it stays until it was heard. */
export const Say = ({ label, said, lang, send }: Props): JSX.Element => {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState('');
  const id = useId();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    send(text).then(
      () => {
        setText('');
        setProblem('');
      },
      (error: unknown) => setProblem(error instanceof Refused ? error.reason[lang] : said.unreachable),
    );
  };
  return (
    <form class="say" onSubmit={submit}>
      <label for={id}>{label}</label>
      <input
        id={id}
        value={text}
        required
        maxLength={2000}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <button>{said.send}</button>
      <p role="alert">{problem}</p>
    </form>
  );
};
