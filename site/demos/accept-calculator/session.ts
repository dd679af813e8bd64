import type { WireEvent } from '../../../grader/report.ts';
import type { Localized } from '../../language.ts';
import { type Program, Refused, startProgram } from '../program.ts';
import { asBytes } from './requests.ts';

export interface Snapshot {
  readonly companion: 'unused' | 'starting' | 'sent' | 'unreachable' | 'refused';
  readonly refusal?: Localized;
  /** What was seen on the connection of the last request. */ readonly wire: readonly WireEvent[];
}

export interface Session {
  /** Sends the text, with its line ends made right, over a connection of its own. */
  readonly send: (text: string) => Promise<void>;
  readonly dispose: () => void;
}

/** Sends requests by hand to the handshake lab's reference. `show` is called with every change. */
export const createSession = (show: (snapshot: Snapshot) => void): Session => {
  let program: Promise<Program> | undefined;
  let snapshot: Snapshot = { companion: 'unused', wire: [] };
  const events: WireEvent[] = [];
  let connection: number | undefined;

  const update = (change: Partial<Snapshot>): void => {
    snapshot = { ...snapshot, ...change };
    show(snapshot);
  };
  const ours = (): WireEvent[] => events.filter((event) => event.connection === connection);
  const running = (): Promise<Program> => {
    program ??= startProgram('handshake', {
      wire: (event) => {
        events.push(event);
        if (event.connection === connection) update({ wire: ours() });
      },
      ended: () => (program = undefined),
    });
    return program;
  };

  return {
    send: async (text) => {
      update({ companion: 'starting', wire: [] });
      try {
        const client = await (await running()).openClient({ open: { kind: 'bytes' } });
        connection = client.connection;
        await client.do({ do: 'bytes', base64: asBytes(text) });
        update({ companion: 'sent', wire: ours() });
      } catch (error) {
        program = undefined;
        if (error instanceof Refused) update({ companion: 'refused', refusal: error.reason });
        else update({ companion: 'unreachable' });
      }
    },
    dispose: () => void program?.then((running) => running.leave()).catch(() => undefined),
  };
};
