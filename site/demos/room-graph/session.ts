import type { WireEvent } from '../../../grader/report.ts';
import type { DemoClient, Program } from '../program.ts';
import { startProgram } from '../program.ts';

export const people = ['alice', 'bob', 'carol', 'dave'] as const;
export type Name = (typeof people)[number];
export const rooms = ['tech', 'food'] as const;
export type Room = (typeof rooms)[number];

export interface Person {
  readonly here: boolean;
  /** What the server has confirmed. */ readonly rooms: readonly Room[];
}

/** The last message, and what the wire showed of it. */
export interface Saying {
  readonly turn: number;
  readonly from: Name;
  readonly room: Room;
  readonly heard: readonly Name[];
  /** The server answered `not-in-room`. */ readonly refused: boolean;
}

export interface State {
  readonly people: Readonly<Record<Name, Person>>;
  /** The server's own count, from `GET /stats`. */ readonly counts: Readonly<Record<string, number>>;
  readonly said?: Saying;
}

/** Four clients of the companion's on one rooms server. What they do is seen on the wire, and nowhere else. */
export interface Session {
  join(name: Name, room: Room): Promise<void>;
  leave(name: Name, room: Room): Promise<void>;
  say(name: Name, room: Room): Promise<void>;
  /** Cuts the line: no close frame goes out. */ vanish(name: Name): Promise<void>;
  comeBack(name: Name): Promise<void>;
  dispose(): void;
}

interface Answer {
  readonly type?: string;
  readonly room?: Room;
}

/** How long the server may take to notice what happened, in ms: it is asked at once, and again. */
const noticing = [0, 150, 600];

/** Starts the lab's reference and connects the four; `show` is called with every change. */
export const startSession = async (show: (state: State) => void): Promise<Session> => {
  const absent: Person = { here: false, rooms: [] };
  let state: State = { people: { alice: absent, bob: absent, carol: absent, dave: absent }, counts: {} };
  const update = (change: Partial<State>): void => {
    state = { ...state, ...change };
    show(state);
  };
  const change = (name: Name, to: Partial<Person>): void =>
    update({ people: { ...state.people, [name]: { ...state.people[name], ...to } } });

  const clients = new Map<Name, DemoClient>();
  const program = await startProgram('rooms', { wire: (event) => hear(event) });
  await Promise.all(people.map(connect));
  update({});

  async function connect(name: Name): Promise<void> {
    const open = { kind: 'websocket', path: `/ws?name=${name}` } as const;
    clients.set(name, await program.openClient({ name, open, pong: true }));
    change(name, { here: true, rooms: [] });
  }

  function hear(event: WireEvent): void {
    if (event.kind !== 'frame' || event.from !== 'server') return;
    const name = people.find((one) => clients.get(one)?.connection === event.connection);
    if (name !== undefined) take(name, parse(event.payload.text));
  }

  function take(name: Name, { type, room }: Answer): void {
    const others = state.people[name].rooms.filter((one) => one !== room);
    if (type === 'joined' && room) change(name, { rooms: [...others, room] });
    if (type === 'left') change(name, { rooms: others });
    if (type === 'joined' || type === 'left') void count();
    const { said } = state;
    if (type === 'message' && said) update({ said: { ...said, heard: [...said.heard, name] } });
    if (type === 'error' && said) update({ said: { ...said, refused: true } });
  }

  async function count(): Promise<void> {
    for (const wait of noticing) {
      await new Promise((resolve) => setTimeout(resolve, wait));
      const counts = await countsOf(program).catch(() => undefined);
      if (counts) update({ counts });
    }
  }

  const send = async (name: Name, message: object): Promise<void> =>
    clients.get(name)?.do({ do: 'message', text: JSON.stringify(message) });

  return {
    join: (name, room) => send(name, { type: 'join', room }),
    leave: (name, room) => send(name, { type: 'leave', room }),
    say: (from, room) => {
      update({ said: { turn: (state.said?.turn ?? 0) + 1, from, room, heard: [], refused: false } });
      return send(from, { type: 'say', room, text: 'hi' });
    },
    vanish: async (name) => {
      await clients.get(name)?.do({ do: 'cut' });
      change(name, absent);
      await count();
    },
    comeBack: connect,
    dispose: () => program.leave(),
  };
};

const countsOf = async ({ origin }: Program): Promise<State['counts']> => {
  const answer = await fetch(new URL('stats', origin));
  return ((await answer.json()) as { rooms: State['counts'] }).rooms;
};

/** What the wire shows of a message may end early; then it is none of those that matter here. */
const parse = (text = ''): Answer => {
  try {
    return Object(JSON.parse(text)) as Answer;
  } catch {
    return {};
  }
};
