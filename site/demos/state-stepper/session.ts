import type { WireEvent } from '../../../grader/report.ts';
import type { Localized } from '../../language.ts';
import { Refused, startProgram } from '../program.ts';
import type { Program } from '../program.ts';

/** What the browser told, or was told by, the code of the page. */
export interface Call {
  /** ms since `new WebSocket()` of this connection. */ readonly at: number;
  readonly from: 'page' | 'browser';
  /** As code: `close { code: 1000, wasClean: true }`. */ readonly text: string;
  /** `readyState` afterwards. */ readonly state: number;
}

export interface Snapshot {
  readonly companion: 'unused' | 'starting' | 'ready' | 'unreachable' | 'refused';
  /** Why the companion starts no program, where it said so. */ readonly refusal?: Localized;
  /** `readyState`, or null where nothing was connected yet. */ readonly state: number | null;
  /** When each state was entered, ms; a state that was skipped has none. */
  readonly entered: Readonly<Partial<Record<number, number>>>;
  readonly calls: readonly Call[];
  readonly wire: readonly WireEvent[];
}

export interface Session {
  /** Opens a connection to `path` of the program (`ws`), which is started where none runs. */
  readonly connect: (path: string) => Promise<void>;
  readonly send: (text: string) => void;
  readonly close: () => void;
  /** Ends the program without a goodbye. */ readonly cut: () => Promise<void>;
  readonly dispose: () => void;
}

const nothing: Snapshot = { companion: 'unused', state: null, entered: {}, calls: [], wire: [] };

/** One reader's connection. `show` is called with every change. */
export const createSession = (show: (snapshot: Snapshot) => void): Session => {
  let snapshot = nothing;
  let program: Program | undefined;
  let socket: WebSocket | undefined;
  let began = 0;

  const update = (change: Partial<Snapshot>): void => {
    snapshot = { ...snapshot, ...change };
    show(snapshot);
  };

  const record = (from: Call['from'], text: string): void => {
    const at = performance.now() - began;
    const state = socket?.readyState ?? 3;
    const entered = { ...snapshot.entered, [state]: snapshot.entered[state] ?? at };
    update({ state, entered, calls: [...snapshot.calls, { at, from, text, state }] });
  };

  const running = async (): Promise<Program> => {
    if (program) return program;
    update({ companion: 'starting' });
    const ended = (): void => {
      program = undefined;
    };
    const wire = (event: WireEvent): void => update({ wire: [...snapshot.wire, event] });
    program = await startProgram('echo', { wire, ended });
    return program;
  };

  const listenTo = (opened: WebSocket): void => {
    opened.binaryType = 'arraybuffer';
    opened.onopen = () => record('browser', 'open');
    opened.onmessage = ({ data }) => record('browser', `message { data: ${JSON.stringify(data)} }`);
    opened.onerror = () => record('browser', 'error');
    opened.onclose = ({ code, reason, wasClean }) =>
      record('browser', `close { code: ${code}, reason: ${JSON.stringify(reason)}, wasClean: ${wasClean} }`);
  };

  return {
    connect: async (path) => {
      try {
        const { address } = await running();
        update({ ...nothing, companion: 'ready' });
        began = performance.now();
        socket = new WebSocket(new URL(path, address));
        listenTo(socket);
        record('page', `new WebSocket('…/${path}')`);
      } catch (error) {
        program = undefined;
        if (error instanceof Refused) update({ companion: 'refused', refusal: error.reason });
        else update({ companion: 'unreachable' });
      }
    },
    send: (text) => {
      if (!socket) return;
      const before = socket.bufferedAmount;
      socket.send(text);
      const kept =
        socket.readyState > WebSocket.OPEN ? `  // bufferedAmount ${before} → ${socket.bufferedAmount}` : '';
      record('page', `send(${JSON.stringify(text)})${kept}`);
    },
    close: () => {
      socket?.close(1000, 'bye');
      record('page', "close(1000, 'bye')");
    },
    cut: async () => {
      await program?.kill().catch(() => undefined);
    },
    dispose: () => {
      socket?.close();
      program?.leave();
    },
  };
};
