import type { WireEvent } from '../../../grader/report.ts';
import { type DemoClient, type Program, startProgram } from '../program.ts';

/** What one of the two servers, and its client, are like. */
export interface SideState {
  readonly client: 'none' | 'connected' | 'pulled' | 'gone';
  /** What the server's /stats says; null while it has said nothing. */ readonly connections: number | null;
  /** Frames and ends of the client's connection, with ms since it was connected. */
  readonly wire: readonly { readonly at: number; readonly event: WireEvent }[];
}

export interface Side {
  connect(): Promise<void>;
  pull(): Promise<void>;
  plug(): Promise<void>;
  leave(): void;
}

export interface SideOptions {
  readonly program: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly show: (change: Partial<SideState>) => void;
  /** The program has ended by itself. */ readonly ended: () => void;
}

const lookMs = 500;

export const nothing: SideState = { client: 'none', connections: null, wire: [] };

/** One server in a box with one client of the companion's, whose cable can be pulled. */
export const createSide = ({ program: name, variables, show, ended }: SideOptions): Side => {
  let program: Program | undefined;
  let client: DemoClient | undefined;
  let began = 0;
  let wire: SideState['wire'] = [];
  let looking: ReturnType<typeof setInterval> | undefined;

  const seen = (event: WireEvent): void => {
    if (event.connection !== client?.connection) return;
    if (event.kind !== 'frame' && event.kind !== 'end') return;
    wire = [...wire, { at: performance.now() - began, event }];
    show(event.kind === 'end' && event.from === 'server' ? { wire, client: 'gone' } : { wire });
  };

  /** Asks the server itself. It counts one fewer once it has let go of the client. */
  const look = async (): Promise<void> => {
    if (!program || !client) return;
    const answer = await fetch(new URL('stats', program.origin)).catch(() => undefined);
    if (!answer?.ok) return;
    const { connections } = (await answer.json()) as { connections: number };
    show({ connections });
  };

  const leave = (): void => {
    clearInterval(looking);
    program?.leave();
    program = undefined;
    client = undefined;
  };

  return {
    connect: async () => {
      leave();
      wire = [];
      const lost = (): void => {
        if (program) ended();
      };
      program = await startProgram(name, { wire: seen, ended: lost }, variables);
      began = performance.now();
      client = await program.openClient({ name: 'client', open: { kind: 'websocket', path: '/ws' } });
      show({ ...nothing, client: 'connected' });
      looking = setInterval(() => void look(), lookMs);
    },
    pull: async () => {
      await client?.do({ do: 'freeze' });
      show({ client: 'pulled' });
    },
    plug: async () => {
      await client?.do({ do: 'thaw' });
      show({ client: 'connected' });
      await look();
    },
    leave,
  };
};
