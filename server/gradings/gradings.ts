import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Lab } from '../../grader/lab.ts';
import type { ServerOptions as GradeOptions } from '../../grader/grade.ts';
import type { GradeEvent, Report } from '../../grader/report.ts';
import type { GradingEvent, Replay, Solution } from '../api.ts';
import type { Activity } from '../activity.ts';
import type { Limits } from '../limits.ts';
import type { Log } from '../log.ts';
import { Problem } from '../../grader/problem.ts';
import { problems } from '../problems.ts';
import type { AttemptStore, Result } from '../state/attempts.ts';
import type { EndedGrading, GradingStore } from '../state/gradings.ts';
import type { ProgressStore } from '../state/progress.ts';
import { EventLog } from '../streams/event-log.ts';
import type { Admission } from './admission.ts';
import { Grading } from './grading.ts';

/** Grades a solution; ends early, by an exception or without a report, when its signal aborts. */
export type Grade = (lab: Lab, solution: Solution, options: GradeOptions) => AsyncIterable<GradeEvent>;

interface Parts {
  readonly grade: Grade;
  readonly store: GradingStore;
  readonly progress: ProgressStore;
  readonly attempts: AttemptStore;
  readonly admission: Admission;
  readonly limits: Limits;
  readonly activity: Activity;
  readonly log: Log;
}

/** Streams of gradings that have ended stay in memory so long for those who reconnect; later the store answers. */
const lingerMs = 60_000;
/** So many events of a replay are told live; those of a flood after them stand in its report. */
const liveEvents = 600;

/** All gradings of this companion: under way, just ended, and, through the store, those of before. */
export class Gradings {
  readonly #parts: Parts;
  readonly #gradings = new Map<string, Grading>();
  readonly #working = new Set<Promise<void>>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * Begins to grade, or to wait for a free core; on disk when this resolves.
   * @throws Problem `gradings-too-many`
   */
  async start(learner: string, lab: Lab, solution: Solution, replay?: Replay): Promise<Grading> {
    const limit = this.#parts.limits.gradingsPerLearner;
    if (this.#underWay(learner).length >= limit) {
      throw problems('gradings-too-many', { limit: String(limit) });
    }
    const grading = new Grading(randomBytes(16).toString('base64url'), learner, lab.slug, replay);
    this.#gradings.set(grading.id, grading);
    if (!replay) await this.#begin(grading);
    this.#track(this.#run(grading, lab, solution));
    return grading;
  }

  /** The newest grading of a lab that has not ended. */
  current(learner: string, lab: string): Grading | undefined {
    return this.#underWay(learner).findLast((grading) => grading.lab === lab && !grading.replay);
  }

  /** @throws Problem `grading-unknown` */
  async events(id: string, learner: string): Promise<EventLog<GradingEvent>> {
    const live = this.#gradings.get(id);
    if (live?.learner === learner) return live.log;
    const ended = await this.#parts.store.ended(id, learner);
    if (!ended) throw problems('grading-unknown');
    return restored(ended);
  }

  /** Cancels it; one that has ended stays as it is. @throws Problem `grading-unknown` */
  async cancel(id: string, learner: string): Promise<void> {
    const live = this.#gradings.get(id);
    if (live?.learner === learner) live.cancel(problems('grading-cancelled').report());
    else if (!(await this.#parts.store.ended(id, learner))) throw problems('grading-unknown');
  }

  /** Stops what is under way and resolves once that is on disk. */
  async close(): Promise<void> {
    const reason = problems('grading-interrupted').report();
    for (const grading of this.#gradings.values()) grading.cancel(reason);
    await Promise.all(this.#working);
  }

  async #begin({ id, learner, lab }: Grading): Promise<void> {
    try {
      await this.#parts.store.begin(id, learner, lab);
    } catch (error) {
      this.#gradings.delete(id);
      throw error;
    }
    this.#parts.activity.checking(learner, lab);
  }

  #underWay(learner: string): Grading[] {
    return [...this.#gradings.values()].filter((one) => one.learner === learner && !one.log.ended);
  }

  #track(work: Promise<void>): void {
    const tracked: Promise<void> = work.finally(() => this.#working.delete(tracked));
    this.#working.add(tracked);
  }

  async #run(grading: Grading, lab: Lab, solution: Solution): Promise<void> {
    const last = await this.#attempt(grading, lab, solution);
    // A full disk must not keep the verdict from the learner.
    if (!grading.replay)
      await this.#keep(grading, solution, last).catch((error: unknown) => {
        this.#parts.log.error({ err: error, grading: grading.id }, 'report not kept');
      });
    grading.log.publish(last);
    grading.log.end();
    setTimeout(() => this.#gradings.delete(grading.id), lingerMs).unref();
  }

  /** Publishes all events but the last one, which is returned: it counts once it is on disk. */
  async #attempt(grading: Grading, lab: Lab, solution: Solution): Promise<LastEvent> {
    const queued = (ahead: number) => grading.log.publish({ type: 'queued', ahead });
    try {
      const leave = await this.#parts.admission.enter(grading.learner, queued, grading.signal);
      const work = this.#grade(grading, lab, solution);
      // The place is free once the grader has let go of its programs, which may be after the learner let go of it.
      void work.then(leave, leave);
      return await Promise.race([work, aborted(grading.signal)]);
    } catch (error) {
      return { type: 'stopped', problem: grading.cancelled ?? this.#failure(grading.id, error) };
    }
  }

  async #grade(grading: Grading, lab: Lab, solution: Solution): Promise<LastEvent> {
    for await (const event of this.#parts.grade(lab, solution, optionsOf(grading))) {
      if (event.type === 'finished') return event;
      grading.signal.throwIfAborted();
      grading.log.publish(event);
    }
    throw new Error('The grader ended without a report.');
  }

  #failure(id: string, error: unknown) {
    if (error instanceof Problem && error.code === 'check-unknown') return error.report();
    this.#parts.log.error({ err: error, grading: id }, 'grading failed');
    return problems('grading-failed', { id }).report();
  }

  async #keep(grading: Grading, solution: Solution, last: LastEvent): Promise<void> {
    const { store, progress, attempts } = this.#parts;
    const events = grading.log.lastId + 1;
    if (last.type === 'stopped') await store.stop(grading.id, last.problem, events);
    else {
      await store.finish(grading.id, last.report, events);
      await progress.noteLab(grading.learner, grading.lab, last.report.points);
      await attempts.note(grading, solution.files, resultOf(last.report));
    }
    const report = last.type === 'finished' ? last.report : null;
    await this.#parts.activity.checked(grading.learner, grading.lab, report);
  }
}

function optionsOf({ signal, replay, log }: Grading): GradeOptions {
  if (!replay) return { signal };
  let heard = 0;
  const hear: GradeOptions['hear'] = (check, event) => {
    heard += 1;
    if (heard <= liveEvents) log.publish({ type: 'wire', check, event });
  };
  return { signal, only: [replay.check], seed: replay.seed, hear };
}

function resultOf({ outcome, points, checks, problem }: Report): Result {
  const passed = checks.filter((check) => check.outcome === 'pass').length;
  return { verdict: { outcome, ...points, passed, checks: checks.length }, ran: problem === undefined };
}

/** Rejects when the signal aborts. */
async function aborted(signal: AbortSignal): Promise<never> {
  if (!signal.aborted) await once(signal, 'abort');
  throw signal.reason;
}

type LastEvent = Extract<GradingEvent, { type: 'finished' | 'stopped' }>;

/** The stream of a grading that is no longer in memory: its last event, which holds all that the others said. */
function restored(ended: EndedGrading): EventLog<GradingEvent> {
  const log = new EventLog<GradingEvent>({ maxEvents: 1, maxLength: 1, startAt: ended.events - 1 });
  log.publish(
    'report' in ended
      ? { type: 'finished', report: ended.report }
      : { type: 'stopped', problem: ended.problem },
  );
  log.end();
  return log;
}
