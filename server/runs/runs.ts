import { randomBytes } from 'node:crypto';
import type { Activity } from '../activity.ts';
import type { Identity } from '../learner.ts';
import type { Limits } from '../limits.ts';
import { problems } from '../problems.ts';
import { whichMakesRoom } from './making-room.ts';
import { Run, type RunParts } from './run.ts';
import { labAt, type Runnable } from './runnable.ts';
import { learners } from '../workshop/roles.ts';

/** Runs that have ended are told so for this long; after it they are unknown. */
const lingerMs = 5 * 60_000;

/** What a program is given to end when the companion itself has to. */
const closingGraceMs = 500;

interface RunsParts extends RunParts {
  readonly limits: Limits;
  readonly activity: Activity;
}

/** The programs that are kept alive: one a learner and place, none longer than it is used; where they are too many, fairly. */
export class Runs {
  readonly #parts: RunsParts;
  readonly #runs = new Map<string, Run>();
  readonly #reaper: NodeJS.Timeout;

  constructor(parts: RunsParts) {
    this.#parts = parts;
    const every = Math.min(Math.max(parts.limits.runIdleMs / 4, 20), 15_000);
    this.#reaper = setInterval(() => this.#reap(), every).unref();
  }

  /** Starts a program; an earlier one at the same place ends. @throws Problem `runs-too-many` */
  start(learner: string, runnable: Runnable): Run {
    const { runs, runsPerLearner, demosPerLearner } = this.#parts.limits;
    void this.current(learner, runnable.place)?.stop(problems('run-replaced'));
    // A page of demos must not take away what the learner plays with in a lab.
    if (isDemo(runnable)) {
      this.#makeRoom((run) => run.learner === learner && isDemo(run.runnable), demosPerLearner);
    }
    this.#makeRoom((run) => run.learner === learner, runsPerLearner);
    if (this.count >= runs) this.#makeRoomFor(learner);
    const run = new Run(randomBytes(16).toString('base64url'), learner, runnable, this.#parts);
    this.#runs.set(run.id, run);
    this.#watch(run);
    void run.ended.then(() => setTimeout(() => this.#runs.delete(run.id), lingerMs).unref());
    return run;
  }

  /** @throws Problem `run-unknown` */
  find(id: string, learner: string): Run {
    const run = this.#runs.get(id);
    if (run?.learner !== learner) throw problems('run-unknown');
    return run;
  }

  /**
   * A run as whoever talks to its program finds it: their own, or one that a classmate shares.
   * @throws Problem `run-unknown`
   */
  reach(id: string, { learner, standing }: Pick<Identity, 'learner' | 'standing'>): Run {
    const run = this.#runs.get(id);
    if (run && (run.learner === learner || (run.guests.shared && learners.includes(standing)))) return run;
    throw problems('run-unknown');
  }

  /** What runs at a place, has not ended and is not being stopped. */
  current(learner: string, place: string): Run | undefined {
    return this.#alive().find((run) => run.learner === learner && run.runnable.place === place);
  }

  /** Programs that are alive. */
  get count(): number {
    return this.#alive().length;
  }

  /** Breaks every connection to every program, without a goodbye. */
  cutConnections(): void {
    for (const { lines } of this.#alive()) lines.cut();
  }

  /** Stops all programs. */
  async close(): Promise<void> {
    clearInterval(this.#reaper);
    await Promise.all(this.#alive().map((run) => run.stop(problems('closing-down'), closingGraceMs)));
  }

  /** A run that takes the place of another one begins before that one has ended. */
  #watch({ learner, runnable: { place }, ended }: Run): void {
    const { activity } = this.#parts;
    const lab = labAt(place);
    if (lab === undefined) return;
    activity.running(learner, lab, true);
    void ended.then(() => activity.running(learner, lab, this.current(learner, place) !== undefined));
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

  /** @throws Problem `runs-full` */
  #makeRoomFor(learner: string): void {
    const made = whichMakesRoom(this.#alive(), learner);
    if (!made) throw problems('runs-full', { limit: String(this.#parts.limits.runs) });
    void made.stop(problems('run-made-room'));
  }

  #reap(): void {
    const { runIdleMs } = this.#parts.limits;
    const minutes = String(Math.round(runIdleMs / 60_000));
    for (const run of this.#alive()) {
      if (run.idleMs >= runIdleMs) void run.stop(problems('run-idle', { minutes }));
    }
  }
}

const isDemo = ({ place }: Runnable): boolean => place.startsWith('demos/');
