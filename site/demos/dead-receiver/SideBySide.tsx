import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../language.ts';
import { Refused } from '../program.ts';
import { people, startSide } from './side.ts';
import type { Side, SideState } from './side.ts';
import { words } from './words.ts';
import type { Words } from './words.ts';

const programs = { naive: 'manager/wrong/naive-broadcast', safe: 'manager' } as const;
const kinds = ['naive', 'safe'] as const;
type Kind = (typeof kinds)[number];
type States = Readonly<Partial<Record<Kind, SideState>>>;

/** The same three people on two servers, of which one waits for everybody whom it tells something. */
export default function SideBySide({ lang }: { lang: Language }): JSX.Element {
  const said = words[lang];
  const [states, setStates] = useState<States>({});
  const [status, setStatus] = useState(said.none);
  // Until the script is here a click would be lost, so the buttons wait for it.
  const [step, setStep] = useState<'loading' | 'idle' | 'starting' | 'connected' | 'killed'>('loading');
  const spoken = useRef(0);
  const sides = useRef<readonly Side[]>([]);

  const dispose = (): void => {
    for (const side of sides.current) side.dispose();
    sides.current = [];
  };
  useEffect(() => {
    setStep('idle');
    addEventListener('pagehide', dispose);
    return () => {
      removeEventListener('pagehide', dispose);
      dispose();
    };
  }, []);

  const connect = async (): Promise<void> => {
    dispose();
    spoken.current = 0;
    setStates({});
    setStep('starting');
    setStatus(said.starting);
    const started = await Promise.allSettled(
      kinds.map((kind) =>
        startSide(programs[kind], (state) => setStates((others) => ({ ...others, [kind]: state }))),
      ),
    );
    sides.current = started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    const failed = started.find((each) => each.status === 'rejected');
    if (failed) dispose();
    setStep(failed ? 'idle' : 'connected');
    setStatus(failed ? whyNot(failed.reason, said, lang) : said.connected);
  };
  const kill = async (): Promise<void> => {
    await Promise.all(sides.current.map((side) => side.kill()));
    setStep('killed');
    setStatus(said.killed);
  };
  const broadcast = (): void => {
    spoken.current += 1;
    for (const side of sides.current) side.broadcast(said.said(spoken.current));
    setStatus(said.said(spoken.current));
  };

  const connected = step === 'connected' || step === 'killed';
  return (
    <>
      <div class="deeds">
        <button
          type="button"
          class="primary"
          disabled={step === 'loading' || step === 'starting'}
          onClick={() => void connect()}
        >
          {said.connect}
        </button>
        <button type="button" disabled={!connected} onClick={broadcast}>
          {said.broadcast}
        </button>
        <button type="button" disabled={step !== 'connected'} onClick={() => void kill()}>
          {said.kill}
        </button>
      </div>
      <p class="told" role="status">
        {status}
      </p>
      <div class="sides">
        {kinds.map((kind) => (
          <ServerOf key={kind} title={said[kind]} note={said[`${kind}Is`]} state={states[kind]} said={said} />
        ))}
      </div>
    </>
  );
}

const whyNot = (reason: unknown, said: Words, lang: Language): string =>
  reason instanceof Refused ? reason.reason[lang] : said.unreachable;

interface ServerProps {
  readonly title: string;
  readonly note: string;
  readonly state: SideState | undefined;
  readonly said: Words;
}

const ServerOf = ({ title, note, state, said }: ServerProps): JSX.Element => (
  <section class={state?.alive === false ? 'server died' : 'server'} aria-label={title}>
    <h3>{title}</h3>
    <p>{note}</p>
    <p class="life">{state ? (state.alive ? said.runs : said.died) : '\u00a0'}</p>
    <ol>
      {people.map((name) => {
        const person = state?.people[name];
        return (
          <li key={name} class={person?.state ?? 'nowhere'}>
            <span class="name">{name}</span>
            <span class="state">{person ? said[person.state] : '\u00a0'}</span>
            <span class="heard">{person ? said.heard(person.heard) : ''}</span>
          </li>
        );
      })}
    </ol>
  </section>
);
