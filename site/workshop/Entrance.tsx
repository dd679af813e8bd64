import type { JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import type { Person } from '../../server/api.ts';
import type { Language } from '../language.ts';
import { join, Refused, signIn } from './api.ts';
import { Kept } from './Kept.tsx';
import type { Words } from './words.ts';

interface Props {
  readonly lang: Language;
  readonly said: Words;
  readonly onEnter: (person: Person) => void;
}

/** Links carry the code or the key behind `#`, where no server and no log sees it. */
const fromLink = (name: string): string => new URLSearchParams(location.hash.slice(1)).get(name) ?? '';

export const Entrance = ({ lang, said, onEnter }: Props): JSX.Element => {
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [key, setKey] = useState('');
  const [problem, setProblem] = useState('');
  const [ready, setReady] = useState(false);
  const [codeId, nameId, keyId] = [useId(), useId(), useId()];
  useEffect(() => {
    setCode(fromLink('join'));
    setKey(fromLink('key'));
    setReady(true);
  }, []);
  const enter = (entering: Promise<Person>): void => {
    entering.then(onEnter, (error: unknown) => {
      setProblem(error instanceof Refused ? error.reason[lang] : said.unreachable);
    });
  };
  return (
    <div class="entrance">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          enter(join(code, name));
        }}
      >
        <label for={codeId}>{said.code}</label>
        <input
          id={codeId}
          value={code}
          required
          autocomplete="off"
          onInput={({ currentTarget }) => setCode(currentTarget.value)}
        />
        <label for={nameId}>{said.name}</label>
        <input
          id={nameId}
          value={name}
          required
          maxLength={40}
          autocomplete="name"
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
        <p class="note">{said.kept}</p>
        <Kept lang={lang} />
        <button class="primary" disabled={!ready}>
          {said.join}
        </button>
      </form>
      <details open={key !== ''}>
        <summary>{said.teaching}</summary>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            enter(signIn(key));
          }}
        >
          <label for={keyId}>{said.key}</label>
          <input
            id={keyId}
            type="password"
            value={key}
            required
            autocomplete="off"
            onInput={({ currentTarget }) => setKey(currentTarget.value)}
          />
          <button disabled={!ready}>{said.signIn}</button>
        </form>
      </details>
      <p role="alert">{problem}</p>
    </div>
  );
};
