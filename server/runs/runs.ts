import { randomBytes } from 'node:crypto';
import type { Lab } from '../../grader/lab.ts';
import type { Solution } from '../api.ts';
import type { Limits } from '../limits.ts';
import { problems } from '../problems.ts';
import { Run, type RunParts } from './run.ts';

/** Runs that have ended are told so for this long; after it they are unknown. */
const lingerMs = 5 * 60_000;

/** What a program is given to end when the companion itself has to. */
const closingGraceMs = 500;

/** The programs that are kept alive: one a learner and lab, none longer than it is used. */
export class Runs {
  readonly #parts: RunParts & { readonly limits: Limits };
  readonly #runs = new Map<string, Run>();
  readonly #reaper: NodeJS.Timeout;

  constructor(parts: RunParts & { readonly limits: Limits }) {
    this.#parts = parts;
    const every = Math.min(Math.max(parts.limits.runIdleMs / 4, 20), 15_000);
    this.#reaper = setInterval(() => this.#reap(), every).unref();
  }

  /** Starts a program; an earlier run of the same lab ends. @throws Problem `runs-too-many` */
  start(learner: string, lab: Lab, solution: Solution): Run {
    void this.current(learner, lab.slug)?.stop(problems('run-replaced'));
    this.#makeRoom((run) => run.learner === learner, this.#parts.limits.runsPerLearner);
    this.#makeRoom(() => true, this.#parts.limits.runs);
    const run = new Run(randomBytes(16).toString('base64url'), learner, lab, solution, this.#parts);
    this.#runs.set(run.id, run);
    void run.ended.then(() => setTimeout(() => this.#runs.delete(run.id), lingerMs).unref());
    return run;
  }

  /** @throws Problem `run-unknown` */
  find(id: string, learner: string): Run {
    const run = this.#runs.get(id);
    if (run?.learner !== learner) throw problems('run-unknown');
    return run;
  }

  /** The run of a lab that has not ended and is not being stopped. */
  current(learner: string, lab: string): Run | undefined {
    return this.#alive().find((run) => run.learner === learner && run.lab.slug === lab);
  }

  /** Stops all programs. */
  async close(): Promise<void> {
    clearInterval(this.#reaper);
    await Promise.all(this.#alive().map((run) => run.stop(problems('closing-down'), closingGraceMs)));
  }

  #alive(): Run[] {
    return [...this.#runs.values()].filter((run) => !run.log.ended && !run.stopping);
  }

  /** Ends the run that was unused for longest where there are `limit` already. */
  #makeRoom(counts: (run: Run) => boolean, limit: number): void {
    const alive = this.#alive().filter(counts);
    if (alive.length < limit) return;
    const unused = alive.filter((run) => !run.used).sort((one, other) => other.idleMs - one.idleMs);
    if (!unused[0]) throw problems('runs-too-many', { limit: String(limit) });
    void unused[0].stop(problems('run-replaced'));
  }

  #reap(): void {
    const { runIdleMs } = this.#parts.limits;
    const minutes = String(Math.round(runIdleMs / 60_000));
    for (const run of this.#alive()) {
      if (run.idleMs >= runIdleMs) void run.stop(problems('run-idle', { minutes }));
    }
  }
}
