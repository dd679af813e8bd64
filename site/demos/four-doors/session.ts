import type { WireEvent } from '../../../grader/report.ts';
import type { Localized } from '../../language.ts';
import { Refused, startProgram } from '../program.ts';
import type { DemoClient, Program } from '../program.ts';
import { alice, evilPage, programOf, thief } from './attempts.ts';
import type { Attempt, Bank, Door } from './attempts.ts';

/** How the last attempt came out. */
export type Outcome =
  | { readonly who: 'alice'; readonly door: Door; readonly status: number }
  | { readonly who: 'thief'; readonly door: Door; readonly status: number }
  | { readonly who: 'evil'; readonly bank: Bank; readonly status: number };

export interface Snapshot {
  readonly companion: 'unused' | 'busy' | 'ready' | 'unreachable' | 'refused';
  readonly refusal?: Localized;
  /** Lines of the access log, the last one at the end. */ readonly log: readonly string[];
  readonly wire: readonly WireEvent[];
  readonly outcome?: Outcome;
}

export interface Session {
  readonly enter: (door: Door) => Promise<void>;
  /** Tries what the log says. */ readonly steal: () => Promise<void>;
  readonly attack: (bank: Bank) => Promise<void>;
  readonly dispose: () => void;
}

export const unused: Snapshot = { companion: 'unused', log: [], wire: [] };
const mostLines = 100;

/** What one reader does at the doors. `show` is called with every change. */
export const createSession = (show: (snapshot: Snapshot) => void): Session => {
  let snapshot = unused;
  let entered: Door | undefined;
  const programs = new Map<string, Program>();
  const clients: { readonly client: DemoClient; readonly key: string }[] = [];
  /** Connections that have ended or were cut: nothing can be done to them, and nothing is told of them. */
  const over = new Set<string>();

  const update = (change: Partial<Snapshot>): void => {
    snapshot = { ...snapshot, ...change };
    show(snapshot);
  };

  const running = async (name: string): Promise<Program> => {
    const known = programs.get(name);
    if (known) return known;
    const program = await startProgram(name, {
      wire: (event) => {
        const key = `${name} ${event.connection}`;
        if (over.has(key)) return;
        if (event.kind === 'end') over.add(key);
        update({ wire: [...snapshot.wire, event].slice(-mostLines) });
      },
      output: (text) => {
        const lines = text.split('\n').filter((line) => line !== '');
        update({ log: [...snapshot.log, ...lines].slice(-mostLines) });
      },
      ended: () => programs.delete(name),
    });
    programs.set(name, program);
    return program;
  };

  /** Whoever came before leaves, so that the wire shows one attempt. */
  const begin = async (bank?: Bank): Promise<Program> => {
    update({ companion: 'busy', wire: [] });
    const program = await running(programOf(bank));
    for (const { client, key } of clients.splice(0).filter((each) => !over.has(each.key))) {
      over.add(key);
      await client.do({ do: 'cut' }).catch(() => undefined);
    }
    update({ wire: [] });
    return program;
  };

  const open = async (program: Program, { opening, says }: Attempt, bank?: Bank): Promise<number> => {
    const client = await program.openClient(opening);
    if (client.open) clients.push({ client, key: `${programOf(bank)} ${client.connection}` });
    if (says !== undefined && client.open) await client.do({ do: 'message', text: says });
    return client.status ?? 0;
  };

  const guarded = async (act: () => Promise<Outcome | undefined>): Promise<void> => {
    try {
      const outcome = await act();
      update({ companion: 'ready', ...(outcome && { outcome }) });
    } catch (error) {
      if (error instanceof Refused) update({ companion: 'refused', refusal: error.reason });
      else update({ companion: 'unreachable' });
    }
  };

  return {
    enter: (door) =>
      guarded(async () => {
        const program = await begin();
        const status = await open(program, await alice(door, program));
        entered = door;
        return { who: 'alice', door, status };
      }),
    steal: () =>
      guarded(async () => {
        const attempt = thief(snapshot.log);
        const door = entered;
        if (!attempt || !door) return undefined;
        return { who: 'thief', door, status: await open(await begin(), attempt) };
      }),
    attack: (bank) =>
      guarded(async () => ({ who: 'evil', bank, status: await open(await begin(bank), evilPage(), bank) })),
    dispose: () => {
      for (const program of programs.values()) program.leave();
    },
  };
};
