import { batch, signal } from '@preact/signals';
import type { CheckReport, ProblemReport, WireEvent } from '../../../grader/report.ts';
import type { GradingEvent, Replay, Solution } from '../../../server/api.ts';
import type { Api } from '../api/client.ts';
import type { Connection } from '../api/connection.ts';
import { ApiFault } from '../api/faults.ts';
import { track } from '../api/track.ts';
import { pageProblem } from '../problems.ts';

/** `showing`: it is over, and its frames are still being shown. */
export type ReplayPhase = 'idle' | 'starting' | 'queued' | 'showing' | 'finished' | 'stopped';

const events = {
  types: ['queued', 'started', 'check-started', 'wire', 'check-finished', 'finished', 'stopped', 'skipped'],
  last: ['finished', 'stopped'],
} as const;

/** A check is over within milliseconds: an event of it is shown every so often, that eyes can follow, in ms. */
const pace = 60;
/** However many there are, they are shown within about so many steps. */
const steps = 20;

/** One check that is tried again alone: what goes over the wire, as it goes, and what comes of it. */
export class ReplayStore {
  /** Id of the check that was replayed last. */
  readonly check = signal<string>();
  readonly phase = signal<ReplayPhase>('idle');
  readonly wire = signal<readonly WireEvent[]>([]);
  readonly report = signal<CheckReport>();
  /** Why it ended without an outcome. */
  readonly problem = signal<ProblemReport>();
  readonly #api: Api;
  readonly #connection: Connection;
  #queue: GradingEvent[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #untrack: (() => void) | undefined;

  constructor(api: Api, connection: Connection) {
    this.#api = api;
    this.#connection = connection;
  }

  /** Tries a check again with the chance of the grading that had the seed. Never rejects: `problem` tells what went wrong. */
  async start(solution: Solution, replay: Replay): Promise<void> {
    if (this.phase.value === 'starting') return;
    this.close();
    this.#clear(replay.check);
    try {
      const started = await this.#connection.try(() => this.#api.startGrading({ ...solution, replay }));
      this.#untrack = track<GradingEvent>(
        this.#connection,
        // A replay is not found again after the companion was away: it is quicker done once more.
        { started, ...events, current: () => Promise.resolve(undefined) },
        {
          begin: () => this.#clear(replay.check),
          event: (event) => this.#take(event),
          gone: () => this.#stopped(pageProblem('grading-lost')),
        },
      );
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      this.#stopped(error.problem);
    }
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#queue = [];
    this.#untrack?.();
    this.#untrack = undefined;
  }

  #clear(check: string): void {
    batch(() => {
      this.check.value = check;
      this.phase.value = 'starting';
      this.wire.value = [];
      this.report.value = undefined;
      this.problem.value = undefined;
    });
  }

  #take(event: GradingEvent): void {
    this.#queue.push(event);
    this.#timer ??= setTimeout(() => this.#show(), 0);
  }

  #show(): void {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const many = calm ? this.#queue.length : Math.ceil(this.#queue.length / steps);
    batch(() => {
      for (const event of this.#queue.splice(0, many)) this.#apply(event);
    });
    this.#timer = this.#queue.length > 0 ? setTimeout(() => this.#show(), pace) : undefined;
  }

  #apply(event: GradingEvent): void {
    switch (event.type) {
      case 'queued':
        this.phase.value = 'queued';
        return;
      case 'check-started':
        this.phase.value = 'showing';
        this.wire.value = [];
        return;
      case 'wire':
        this.wire.value = [...this.wire.value, event.event];
        return;
      case 'check-finished':
        this.report.value = event.check;
        return;
      case 'finished':
        this.phase.value = 'finished';
        this.problem.value = event.report.problem;
        return;
      case 'stopped':
        this.#stopped(event.problem);
    }
  }

  #stopped(problem: ProblemReport): void {
    this.close();
    batch(() => {
      this.phase.value = 'stopped';
      this.problem.value = problem;
    });
  }
}
