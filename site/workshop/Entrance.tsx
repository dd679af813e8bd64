import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Person } from '../../server/api.ts';
import type { Language } from '../language.ts';
import { join, Refused, signIn } from './api.ts';
import { fromLink, typed } from './form.ts';
import { Kept } from './Kept.tsx';
import type { Words } from './words.ts';

interface Props {
  readonly lang: Language;
  readonly said: Words;
  readonly onEnter: (person: Person) => void;
}

export const Entrance = ({ lang, said, onEnter }: Props): JSX.Element => {
  const [code, key] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)];
  const [teaching, setTeaching] = useState(false);
  const [problem, setProblem] = useState('');
  const [ready, setReady] = useState(false);
  const [codeId, nameId, keyId] = [useId(), useId(), useId()];
  useEffect(() => {
    if (code.current) code.current.value ||= fromLink('join');
    if (key.current) key.current.value ||= fromLink('key');
    setTeaching(fromLink('key') !== '');
    setReady(true);
  }, []);
  const enter = (entering: Promise<Person>): void => {
    entering.then(onEnter, (error: unknown) => {
      setProblem(error instanceof Refused ? error.reason[lang] : said.unreachable);
    });
  };
  return (
    <div class="entrance">
      <form onSubmit={(event) => enter(join(typed(event, 'code'), typed(event, 'name')))}>
        <label for={codeId}>{said.code}</label>
        <input ref={code} id={codeId} name="code" required autocomplete="off" />
        <label for={nameId}>{said.name}</label>
        <input id={nameId} name="name" required maxLength={40} autocomplete="name" />
        <p class="note">{said.kept}</p>
        <Kept lang={lang} />
        <button class="primary" disabled={!ready}>
          {said.join}
        </button>
      </form>
      <details open={teaching}>
        <summary>{said.teaching}</summary>
        <form onSubmit={(event) => enter(signIn(typed(event, 'key')))}>
          <label for={keyId}>{said.key}</label>
          <input ref={key} id={keyId} name="key" type="password" required autocomplete="off" />
          <button disabled={!ready}>{said.signIn}</button>
        </form>
      </details>
      <p role="alert">{problem}</p>
    </div>
  );
};
