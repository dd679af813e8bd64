import type { WireEvent } from '../../grader/report.ts';
import type { Fault, RunEvent, StartDemo, Started } from '../../server/api.ts';
import type { Localized } from '../language.ts';

/** A program of this checkout, running in a box of the companion's. */
export interface Program {
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

/** The companion answered, and said why there is no program. */
export class Refused extends Error {
  readonly reason: Localized;

  constructor(reason: Localized) {
    super(reason.en);
    this.reason = reason;
  }
}

const patience = 10_000;

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
  const { id, events, url = `/runs/${id}/` } = (await post('/api/demos/runs', body)) as Started;
  const stream = new EventSource(events);
  const stop = (): Promise<unknown> => fetch(`/api/runs/${id}`, { method: 'DELETE', keepalive: true });
  await listening(stream, listener);
  return {
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

/** @throws Refused with the companion's words */
const post = async (path: string, body: unknown): Promise<unknown> => {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(patience),
  });
  if (!answer.ok) throw new Refused(((await answer.json()) as Fault).error.message);
  return answer.status === 204 ? undefined : answer.json();
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
