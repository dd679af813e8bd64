import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Person } from '../../server/api.ts';
import type { Language } from '../language.ts';
import { openWorkshop, Refused, signIn } from './api.ts';
import { fromLink, typed } from './form.ts';
import type { Words } from './words.ts';

interface Props {
  readonly lang: Language;
  readonly said: Words;
  readonly onEnter: (person: Person) => void;
}

/** For who comes where there is nothing to join: how to get into a workshop, and how to open one. */
export const NoWorkshop = ({ lang, said, onEnter }: Props): JSX.Element => {
  const { none } = said;
  const key = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<'loading' | 'ready' | 'opening'>('loading');
  const [problem, setProblem] = useState('');
  const [titleId, keyId] = [useId(), useId()];
  useEffect(() => {
    if (key.current) key.current.value ||= fromLink('key');
    setState('ready');
  }, []);
  const open = async (title: string, typedKey: string): Promise<void> => {
    setProblem('');
    setState('opening');
    try {
      await openWorkshop(title, typedKey);
      onEnter(await signIn(typedKey));
    } catch (error) {
      setProblem(error instanceof Refused ? error.reason[lang] : none.notOpened);
      setState('ready');
    }
  };
  return (
    <div class="entrance">
      <p>{none.join}</p>
      <h2>{none.heading}</h2>
      <form onSubmit={(event) => void open(typed(event, 'title'), typed(event, 'key'))}>
        <label for={titleId}>{none.title}</label>
        <input id={titleId} name="title" required maxLength={100} autocomplete="off" />
        <label for={keyId}>{said.key}</label>
        <input ref={key} id={keyId} name="key" type="password" required autocomplete="off" />
        <p class="note">{none.whereKey}</p>
        <p class="note">{none.ends}</p>
        <button class="primary" disabled={state !== 'ready'}>
          {none.open}
        </button>
      </form>
      <p role="status">{state === 'opening' ? none.opening : ''}</p>
      <p role="alert">{problem}</p>
      <p>{none.orTerminal}</p>
      <pre tabIndex={0}>
        <code>{none.command}</code>
      </pre>
    </div>
  );
};
