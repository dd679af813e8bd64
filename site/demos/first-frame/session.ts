import type { WireEvent } from '../../../grader/report.ts';
import type { Localized } from '../../language.ts';
import { Refused, startProgram } from '../program.ts';
import type { Program } from '../program.ts';

export interface Snapshot {
  readonly state: 'unused' | 'starting' | 'open' | 'closed' | 'unreachable' | 'refused';
  /** Why the companion starts no program, where it said so. */ readonly refusal?: Localized;
  /** Heads and text frames of this connection. */ readonly wire: readonly WireEvent[];
}

export interface Session {
  /** Sends a text, over the connection that is there or a new one to the echo lab's reference. */
  readonly send: (text: string) => Promise<void>;
  readonly dispose: () => void;
}

export const nothing: Snapshot = { state: 'unused', wire: [] };

/** Of more than so many exchanges the older ones are left out. */
const kept = 40;

/** One reader's connection. `show` is called with every change. */
export const createSession = (show: (snapshot: Snapshot) => void): Session => {
  let snapshot = nothing;
  let program: Program | undefined;
  let socket: WebSocket | undefined;

  const update = (change: Partial<Snapshot>): void => {
    snapshot = { ...snapshot, ...change };
    show(snapshot);
  };

  const running = async (): Promise<Program> => {
    if (program) return program;
    update({ ...nothing, state: 'starting' });
    program = await startProgram('echo', {
      wire: (event) => {
        if (event.kind === 'head' || (event.kind === 'frame' && event.opcode === 1))
          update({ wire: [...snapshot.wire, event].slice(-kept) });
      },
      ended: () => {
        program = undefined;
      },
    });
    return program;
  };

  const connected = async (): Promise<WebSocket> => {
    if (socket?.readyState === WebSocket.OPEN) return socket;
    const { address } = await running();
    update({ wire: [] });
    const opened = new WebSocket(new URL('ws', address));
    await new Promise((resolve, reject) => {
      opened.onopen = resolve;
      opened.onerror = reject;
    });
    opened.onclose = () => update({ state: 'closed' });
    socket = opened;
    return opened;
  };

  return {
    send: async (text) => {
      try {
        (await connected()).send(text);
        update({ state: 'open' });
      } catch (error) {
        program?.leave();
        program = undefined;
        if (error instanceof Refused) update({ state: 'refused', refusal: error.reason });
        else update({ state: 'unreachable' });
      }
    },
    dispose: () => {
      socket?.close();
      program?.leave();
    },
  };
};
