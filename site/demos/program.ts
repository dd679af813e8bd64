import type { WireEvent } from '../../grader/report.ts';
import type { RunEvent, StartDemo, Started } from '../../server/api.ts';
import { ask, patience, Refused } from './companion.ts';
import { type Play, playWith } from './play.ts';

export { Refused } from './companion.ts';
export type { DemoClient } from './play.ts';

/** A program of this checkout, running in a box of the companion's. */
export interface Program extends Play {
  readonly id: string;
  /** Where it answers WebSockets: `ws://127.0.0.1:4321/runs/<id>/`. */ readonly address: URL;
  /** Where it answers HTTP and event streams: `http://127.0.0.1:4321/runs/<id>/`. */ readonly origin: URL;
  /** Ends it as a crash would: no close frame goes out. */ kill(): Promise<void>;
  /** Lets go of it; the companion stops it. For a page that goes away. */ leave(): void;
}

export interface ProgramListener {
  /** Seen on any of its connections. */ wire?(event: WireEvent): void;
  output?(text: string, stream: 'stdout' | 'stderr'): void;
  /** It runs no more, whoever ended it. */ ended?(exit: Exit): void;
  /** Everything that the companion tells of it, those above included. */ event?(event: RunEvent): void;
}

type Exit = Extract<RunEvent, { type: 'exited' }>;

/**
 * Starts a program and waits until it listens. Rejects after 10 s, at once where no companion answers, or with Refused.
 * @param program a lab's reference (`echo`), another file of a lab (`manager/wrong/naive-broadcast`) or a sample
 *   (`samples/lifecycle/echo`); an earlier run of the same one ends
 */
export const startProgram = async (
  program: string,
  listener: ProgramListener,
  variables: Readonly<Record<string, string>> = {},
): Promise<Program> => {
  const body: StartDemo = { program, variables };
  const { id, events, url = `/runs/${id}/` } = (await ask('POST', '/api/demos/runs', body)) as Started;
  const stream = new EventSource(events);
  const stop = (): Promise<unknown> => fetch(`/api/runs/${id}`, { method: 'DELETE', keepalive: true });
  await listening(stream, listener);
  return {
    ...playWith(id),
    id,
    address: new URL(url, location.href.replace(/^http/, 'ws')),
    origin: new URL(url, location.href),
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
    const types: readonly RunEvent['type'][] = [
      'starting',
      'listening',
      'output',
      'wire',
      'skipped',
      'restarting',
      'exited',
    ];
    for (const type of types) {
      stream.addEventListener(type, ({ data }: MessageEvent<string>) => {
        const event = JSON.parse(data) as RunEvent;
        tell(listener, event);
        if (event.type === 'listening') resolve();
        if (event.type !== 'exited') return;
        stream.close();
        reject(event.problem ? new Refused(event.problem.message) : new Error('the program ended'));
      });
    }
    stream.addEventListener('listening', () => clearTimeout(timer));
    stream.addEventListener('exited', () => clearTimeout(timer));
  });

const tell = (listener: ProgramListener, event: RunEvent): void => {
  listener.event?.(event);
  if (event.type === 'wire') listener.wire?.(event.event);
  else if (event.type === 'output') listener.output?.(event.text, event.stream);
  else if (event.type === 'exited') listener.ended?.(event);
};
