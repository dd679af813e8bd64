import type { ProblemReport } from '../../grader/report.ts';
import type { GradingEvent, Replay } from '../api.ts';
import { EventLog } from '../streams/event-log.ts';

/** What a client may still ask for after its connection broke; a whole grading fits in by far. */
const bounds = { maxEvents: 2_000, maxLength: 64 * 1024 * 1024 };

/** One grading, from the click to its last event. It goes on whether or not anybody listens. */
export class Grading {
  readonly id: string;
  readonly learner: string;
  /** Slug. */ readonly lab: string;
  /** Of one check: nothing of it is kept. */ readonly replay: Replay | undefined;
  readonly log = new EventLog<GradingEvent>(bounds);
  readonly #abort = new AbortController();
  #reason: ProblemReport | undefined;

  constructor(id: string, learner: string, lab: string, replay?: Replay) {
    this.id = id;
    this.learner = learner;
    this.lab = lab;
    this.replay = replay;
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Why it was cancelled. */
  get cancelled(): ProblemReport | undefined {
    return this.#reason;
  }

  /** Ends it soon; the first reason is the one that `stopped` gives. */
  cancel(reason: ProblemReport): void {
    this.#reason ??= reason;
    this.#abort.abort();
  }
}
