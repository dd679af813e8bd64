import type { WireEvent } from '../../../grader/report.ts';
import type { Fault, RunEvent, Started } from '../../../server/api.ts';
import type { Localized } from '../../language.ts';

/** The reference solution of a lab, running in a box of the companion's. */
export interface Program {
  /** Where it answers: `ws://127.0.0.1:4321/runs/<id>/`. */ readonly address: URL;
  /** Ends it as a crash would: no close frame goes out. */ kill(): Promise<void>;
  /** Lets go of it; the companion stops it. For a page that goes away. */ leave(): void;
}

export interface ProgramListener {
  wire(event: WireEvent): void;
  /** It runs no more, whoever ended it. */ ended(): void;
}

/** The companion answered, and said why there is no program. */
export class Refused extends Error {
  readonly reason: Localized;

  constructor(reason: Localized) {
    super(reason.en);
    this.reason = reason;
  }
}

const patience = 10_000;

/** Starts it and waits until it listens. Rejects after 10 s, at once where no companion answers, or with Refused. */
export const startProgram = async (lab: string, listener: ProgramListener): Promise<Program> => {
  const answer = await fetch(`/api/demos/${lab}/runs`, {
    method: 'POST',
    signal: AbortSignal.timeout(patience),
  });
  if (!answer.ok) throw new Refused(((await answer.json()) as Fault).error.message);
  const { id, events, url } = (await answer.json()) as Started;
  const stream = new EventSource(events);
  const stop = (): Promise<unknown> => fetch(`/api/runs/${id}`, { method: 'DELETE', keepalive: true });
  await listening(stream, listener);
  return {
    address: new URL(url ?? `/runs/${id}/`, location.href.replace(/^http/, 'ws')),
    kill: async () => {
      await stop();
    },
    leave: () => {
      stream.close();
      stop().catch(() => undefined);
    },
  };
};

const listening = (stream: EventSource, listener: ProgramListener): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      stream.close();
      reject(new Error('the program does not listen'));
    }, patience);
    on(stream, 'listening', () => {
      clearTimeout(timer);
      resolve();
    });
    on(stream, 'wire', ({ event }) => {
      listener.wire(event);
    });
    on(stream, 'exited', ({ problem }) => {
      clearTimeout(timer);
      stream.close();
      listener.ended();
      reject(problem ? new Refused(problem.message) : new Error('the program ended'));
    });
  });

const on = <T extends RunEvent['type']>(
  stream: EventSource,
  type: T,
  listener: (event: Extract<RunEvent, { type: T }>) => void,
): void => {
  stream.addEventListener(type, (message: MessageEvent<string>) => {
    listener(JSON.parse(message.data) as Extract<RunEvent, { type: T }>);
  });
};
