import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { WireEvent } from '../../../grader/report.ts';
import type { Language } from '../../language.ts';
import { guid, newKey, type Steps, stepsOf } from './accept.ts';
import { type RequestName, requests, requestText } from './requests.ts';
import { createSession, type Session, type Snapshot } from './session.ts';
import { type Words, words } from './words.ts';

/** The key of RFC 6455 section 1.3, so that the first result can be looked up there. */
const firstKey = 'dGhlIHNhbXBsZSBub25jZQ==';

/** From key to accept step by step, and a request of one's own to the handshake lab's reference. */
export default function Calculator({ lang }: { lang: Language }): JSX.Element {
  const said = words[lang];
  const [key, setKey] = useState(firstKey);
  const [steps, setSteps] = useState<Steps>();
  useEffect(() => {
    void stepsOf(key).then(setSteps);
  }, [key]);
  return (
    <>
      <Calculation lang={said} value={key} steps={steps} onKey={setKey} />
      <Sender said={said} lang={lang} keyValue={key} accept={steps?.accept} />
    </>
  );
}

interface CalculationProps {
  readonly lang: Words;
  readonly value: string;
  readonly steps: Steps | undefined;
  readonly onKey: (key: string) => void;
}

const Calculation = ({ lang: said, value, steps, onKey }: CalculationProps): JSX.Element => {
  const id = useId();
  return (
    <div class="calculation">
      <label for={id}>{said.key}</label>
      <div class="key">
        <input
          id={id}
          value={value}
          maxLength={80}
          spellcheck={false}
          autocomplete="off"
          onInput={({ currentTarget }) => onKey(currentTarget.value)}
        />
        <button type="button" onClick={() => onKey(newKey())}>
          {said.fresh}
        </button>
      </div>
      <p class={steps && !steps.valid ? 'invalid' : 'valid'}>
        {steps === undefined ? ' ' : steps.valid ? said.valid : said.invalid}
      </p>
      <dl aria-live="polite">
        <dt>{said.joined}</dt>
        <dd>
          <code>
            {value}
            <wbr />
            <b>{guid}</b>
          </code>
        </dd>
        <dt>{said.digest}</dt>
        <dd>
          <code>{steps?.digest ?? ' '}</code>
        </dd>
        <dt>{said.accept}</dt>
        <dd>
          <code class="accept">{steps?.accept ?? ' '}</code>
        </dd>
      </dl>
    </div>
  );
};

interface SenderProps {
  readonly said: Words;
  readonly lang: Language;
  readonly keyValue: string;
  readonly accept: string | undefined;
}

const Sender = ({ said, lang, keyValue, accept }: SenderProps): JSX.Element => {
  const [name, setName] = useState<RequestName>('right');
  const [text, setText] = useState(requestText('right', keyValue));
  const [snapshot, setSnapshot] = useState<Snapshot>({ companion: 'unused', wire: [] });
  const [ready, setReady] = useState(false);
  const session = useRef<Session>(null);
  const id = useId();
  useEffect(() => setText(requestText(name, keyValue)), [name, keyValue]);
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
  return (
    <div class="sender">
      <div class="presets" role="group" aria-label={said.presets}>
        {requests.map((each) => (
          <button type="button" key={each} aria-pressed={each === name} onClick={() => setName(each)}>
            {said.requests[each]}
          </button>
        ))}
      </div>
      <label for={id}>{said.request}</label>
      <textarea
        id={id}
        rows={9}
        spellcheck={false}
        maxLength={4000}
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <button
        type="button"
        class="primary"
        disabled={!ready || snapshot.companion === 'starting'}
        onClick={() => void session.current?.send(text)}
      >
        {said.send}
      </button>
      <p role="status">{statusOf(snapshot, said, lang)}</p>
      <Answer wire={snapshot.wire} said={said} accept={accept} />
    </div>
  );
};

const statusOf = ({ companion, refusal }: Snapshot, said: Words, lang: Language): string => {
  if (companion === 'refused' && refusal) return refusal[lang];
  if (companion === 'unused' || companion === 'refused') return said.none;
  return said[companion];
};

interface AnswerProps {
  readonly wire: readonly WireEvent[];
  readonly said: Words;
  readonly accept: string | undefined;
}

/** What came back: the head as it was written, the frames behind it, the end. */
const Answer = ({ wire, said, accept }: AnswerProps): JSX.Element => (
  <ol class="answer" tabIndex={0} aria-label={said.answer}>
    {wire.flatMap((event, index) => {
      if (!('from' in event) || event.from !== 'server') return [];
      const shown = shownOf(event, said);
      return shown === undefined
        ? []
        : [
            <li key={index}>
              {shown}
              {verdict(event, said, accept)}
            </li>,
          ];
    })}
  </ol>
);

const shownOf = (event: WireEvent, said: Words): JSX.Element | undefined => {
  if (event.kind === 'head')
    return (
      <pre>{[event.start, ...event.headers.map(([name, value]) => `${name}: ${value}`)].join('\n')}</pre>
    );
  if (event.kind === 'frame')
    return <span>{said.frame(event.payload.text ?? `opcode ${event.opcode}`)}</span>;
  return event.kind === 'end' ? <span>{said.ended}</span> : undefined;
};

const verdict = (event: WireEvent, said: Words, accept: string | undefined): JSX.Element | null => {
  if (event.kind !== 'head') return null;
  const given = event.headers.find(([name]) => name.toLowerCase() === 'sec-websocket-accept')?.[1];
  if (given === undefined) return null;
  return <p class="verdict">{given === accept ? said.matches : said.differs}</p>;
};
