import type { DemoClient, Program } from '../program.ts';
import { startProgram } from '../program.ts';

export const people = ['alice', 'bob', 'carol'] as const;
export type Name = (typeof people)[number];

/** What has become of someone, and how many messages they got. */
export interface Person {
  readonly state: 'here' | 'dying' | 'lost';
  readonly heard: number;
}

export interface SideState {
  readonly alive: boolean;
  readonly people: Readonly<Record<Name, Person>>;
}

/** One server with its three clients. */
export interface Side {
  kill(): Promise<void>;
  broadcast(text: string): void;
  dispose(): void;
}

const fresh: Person = { state: 'here', heard: 0 };

/** Starts the program and connects the three, one after the other; `show` is called with every change. */
export const startSide = async (name: string, show: (state: SideState) => void): Promise<Side> => {
  let state: SideState = { alive: true, people: { alice: fresh, bob: fresh, carol: fresh } };
  const update = (change: Partial<SideState>): void => {
    state = { ...state, ...change };
    show(state);
  };
  const change = (who: Name, to: Partial<Person>): void => {
    update({ people: { ...state.people, [who]: { ...state.people[who], ...to } } });
  };

  const hear = (who: Name): void => change(who, { heard: state.people[who].heard + 1 });

  let bobs = 0;
  const program = await startProgram(name, {
    ended: () => update({ alive: false }),
    // What Bob got is seen on the wire: nobody else looks into what the companion's client hears.
    wire: (event) => {
      if (event.kind !== 'frame' || event.connection !== bobs || event.from !== 'server') return;
      if (event.payload.text?.includes('"message"')) hear('bob');
    },
  });
  const alice = await open(program, 'alice');
  // A browser always answers; only the companion's own client can die halfway.
  const bob = await program.openClient({
    name: 'bob',
    open: { kind: 'websocket', path: '/ws?name=bob' },
    pong: true,
  });
  bobs = bob.connection;
  const carol = await open(program, 'carol');
  show(state);

  return {
    kill: async () => {
      await hangUpHalfway(bob);
      change('bob', { state: 'dying' });
    },
    broadcast: (text) => {
      if (alice.readyState === WebSocket.OPEN) alice.send(JSON.stringify({ type: 'broadcast', text }));
    },
    dispose: () => {
      for (const socket of [alice, carol]) socket.close();
      program.leave();
    },
  };

  function open(running: Program, who: Name): Promise<WebSocket> {
    const socket = new WebSocket(new URL(`ws?name=${who}`, running.address));
    socket.onmessage = ({ data }: MessageEvent<string>) => {
      if (data.includes('"message"')) hear(who);
    };
    socket.onclose = () => change(who, { state: 'lost' });
    return new Promise((resolve, reject) => {
      socket.onopen = () => resolve(socket);
      socket.onerror = () => reject(new Error(`${who} was not let in`));
    });
  }
};

/** Reads no more, then hangs up: the server's answer is never seen, so that the connection stays half closed. */
const hangUpHalfway = async (client: DemoClient): Promise<void> => {
  await client.do({ do: 'slow', bytesPerSecond: 0 });
  await client.do({ do: 'close', code: 1000 });
};
