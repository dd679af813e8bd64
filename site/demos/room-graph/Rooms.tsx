import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../language.ts';
import { Refused } from '../program.ts';
import { Graph } from './Graph.tsx';
import { type Name, people, type Room, rooms, type Session, startSession, type State } from './session.ts';
import { words, type Words } from './words.ts';

/** Four people, two rooms and one real server: who is where, and who hears what. */
export default function Rooms({ lang }: { readonly lang: Language }): JSX.Element {
  const said = words[lang];
  const [state, setState] = useState<State>();
  const [problem, setProblem] = useState<string>();
  // Until the script is here a click would be lost, so the button waits for it.
  const [step, setStep] = useState<'loading' | 'idle' | 'starting' | 'ready'>('loading');
  const session = useRef<Session | undefined>(undefined);

  const dispose = (): void => {
    session.current?.dispose();
    session.current = undefined;
  };
  useEffect(() => {
    setStep('idle');
    addEventListener('pagehide', dispose);
    return () => {
      removeEventListener('pagehide', dispose);
      dispose();
    };
  }, []);

  const why = (reason: unknown): string =>
    reason instanceof Refused ? reason.reason[lang] : said.unreachable;
  const start = async (): Promise<void> => {
    dispose();
    setState(undefined);
    setProblem(undefined);
    setStep('starting');
    try {
      session.current = await startSession(setState);
      setStep('ready');
    } catch (error) {
      setProblem(why(error));
      setStep('idle');
    }
  };
  const act = (what: (running: Session) => Promise<void>): void => {
    if (session.current) what(session.current).catch((error: unknown) => setProblem(why(error)));
  };

  const status = problem ?? (step === 'starting' ? said.starting : state ? tell(state, said) : said.none);
  return (
    <>
      <div class="deeds">
        <button
          type="button"
          class="primary"
          disabled={step === 'loading' || step === 'starting'}
          onClick={() => void start()}
        >
          {said.connect}
        </button>
      </div>
      <p class="told" role="status">
        {status}
      </p>
      <div class="halves">
        <Graph state={state} />
        <Table {...{ state, said, act, ready: step === 'ready' }} />
      </div>
      <p class="stats">
        <span>{said.stats}</span> <code>{JSON.stringify({ rooms: state?.counts ?? {} })}</code>
      </p>
    </>
  );
}

const tell = ({ said }: State, words: Words): string => {
  if (!said) return words.connected;
  if (said.refused) return words.refused(said.from, said.room);
  return said.heard.length === 0
    ? words.nobody(said.from, said.room)
    : words.heard(said.from, said.room, [...said.heard].sort().join(', '));
};

interface TableProps {
  readonly state: State | undefined;
  readonly said: Words;
  readonly ready: boolean;
  readonly act: (what: (session: Session) => Promise<void>) => void;
}

const Table = ({ state, said, ready, act }: TableProps): JSX.Element => (
  <table>
    <thead>
      <tr>
        <th scope="col">{said.person}</th>
        {rooms.map((room) => (
          <th scope="col" key={room}>
            {room}
          </th>
        ))}
        <th scope="col">{said.line}</th>
      </tr>
    </thead>
    <tbody>
      {people.map((name) => {
        const person = state?.people[name];
        const here = ready && person?.here === true;
        return (
          <tr key={name}>
            <th scope="row">{name}</th>
            {rooms.map((room) => (
              <td key={room}>
                <Place {...{ name, room, said, act, here, member: person?.rooms.includes(room) === true }} />
              </td>
            ))}
            <td>
              <button
                type="button"
                disabled={!ready}
                onClick={() => act((running) => (here ? running.vanish(name) : running.comeBack(name)))}
              >
                {here || !ready ? said.cut : said.back}
                <span class="visually-hidden"> {name}</span>
              </button>
            </td>
          </tr>
        );
      })}
    </tbody>
  </table>
);

interface PlaceProps {
  readonly name: Name;
  readonly room: Room;
  readonly said: Words;
  readonly here: boolean;
  readonly member: boolean;
  readonly act: TableProps['act'];
}

/** One person and one room: in or not, and something to say there. */
const Place = ({ name, room, said, here, member, act }: PlaceProps): JSX.Element => (
  <div class="place">
    <input
      type="checkbox"
      aria-label={said.isIn(name, room)}
      checked={member}
      disabled={!here}
      onChange={() => act((running) => (member ? running.leave(name, room) : running.join(name, room)))}
    />
    <button type="button" disabled={!here} onClick={() => act((running) => running.say(name, room))}>
      {said.say}
      <span class="visually-hidden"> {said.as(name, room)}</span>
    </button>
  </div>
);
