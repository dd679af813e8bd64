import type { WireEvent } from '../../../grader/report.ts';
import type { Localized } from '../../language.ts';
import { type DemoClient, type Program, Refused, startProgram } from '../program.ts';

export interface Snapshot {
  readonly companion: 'unused' | 'starting' | 'ready' | 'unreachable' | 'refused';
  readonly refusal?: Localized;
  /** Frames and ends seen on the connection, in order. */ readonly wire: readonly WireEvent[];
  /** The connection can take a frame, or none was opened yet. */ readonly open: boolean;
}

export interface Session {
  /** Sends the bytes; opens a connection where none is open. */
  readonly send: (bytes: Uint8Array) => Promise<void>;
  /** Begins anew with the next frame. */ readonly restart: () => void;
  readonly dispose: () => void;
}

export const unused: Snapshot = { companion: 'unused', wire: [], open: true };

/** One connection after the other to the frames lab's reference. `show` is called with every change. */
export const createSession = (show: (snapshot: Snapshot) => void): Session => {
  let program: Promise<Program> | undefined;
  let client: DemoClient | undefined;
  let connection: number | undefined;
  let snapshot = unused;
  const early: WireEvent[] = [];

  const update = (change: Partial<Snapshot>): void => {
    snapshot = { ...snapshot, ...change };
    show(snapshot);
  };
  const seen = (event: WireEvent): void => {
    early.push(event);
    if (event.connection !== connection) return;
    const wire = early.filter((each) => each.connection === connection && shown.has(each.kind));
    update({ wire, open: !wire.some(({ kind }) => kind === 'end') });
  };
  const running = (): Promise<Program> =>
    (program ??= startProgram('frames', { wire: seen, ended: () => (program = client = undefined) }));
  const connected = async (): Promise<DemoClient> => {
    if (client) return client;
    update({ companion: 'starting' });
    client = await (await running()).openClient({ open: { kind: 'websocket', path: '/ws' } });
    connection = client.connection;
    update({ companion: 'ready' });
    return client;
  };

  return {
    send: async (bytes) => {
      try {
        if (!snapshot.open) client = undefined;
        const to = await connected();
        await to.do({ do: 'bytes', base64: btoa(String.fromCharCode(...bytes)) });
      } catch (error) {
        program = client = undefined;
        if (error instanceof Refused) update({ companion: 'refused', refusal: error.reason });
        else update({ companion: 'unreachable' });
      }
    },
    restart: () => {
      // One that has ended cannot be cut.
      if (snapshot.open) void client?.do({ do: 'cut' }).catch(() => undefined);
      client = connection = undefined;
      update({ wire: [], open: true });
    },
    dispose: () => void program?.then((started) => started.leave()).catch(() => undefined),
  };
};

const shown: ReadonlySet<WireEvent['kind']> = new Set<WireEvent['kind']>(['frame', 'bytes', 'end']);
