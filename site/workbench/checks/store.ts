import { batch, computed, signal } from '@preact/signals';
import type { CheckReport, CheckSummary, ProblemReport, Report } from '../../../grader/report.ts';
import type { GradingEvent, Solution, Started } from '../../../server/api.ts';
import type { Api } from '../api/client.ts';
import type { Connection } from '../api/connection.ts';
import { ApiFault } from '../api/faults.ts';
import { track } from '../api/track.ts';
import { pageProblem } from '../problems.ts';

/** A check as the list shows it, before, while and after it is tried. */
export interface CheckState {
  readonly summary: CheckSummary;
  /** More than 1 while it is tried again. */ readonly attempt: number;
  readonly running: boolean;
  readonly report?: CheckReport;
}

export type GradingPhase = 'idle' | 'starting' | 'queued' | 'running' | 'finished' | 'stopped';

const events = {
  types: ['queued', 'started', 'check-started', 'check-finished', 'finished', 'stopped', 'skipped'],
  last: ['finished', 'stopped'],
} as const;

/** The grading of the learner's solution: every check, from pending to its outcome. */
export class GradingStore {
  readonly phase = signal<GradingPhase>('idle');
  /** Gradings that go first, while this one waits. */
  readonly ahead = signal(0);
  readonly checks = signal<readonly CheckState[]>([]);
  readonly report = signal<Report>();
  /** Why it ended without a report or could not start. */
  readonly problem = signal<ProblemReport>();
  /** The text that was graded, where we know it. */
  readonly graded = signal<string>();
  readonly #api: Api;
  readonly #connection: Connection;
  #id: string | undefined;
  #untrack: (() => void) | undefined;

  readonly points = computed(() => {
    const add = (count: (check: CheckState) => number): number =>
      this.checks.value.reduce((sum, check) => sum + count(check), 0);
    return {
      earned: add(({ report }) => report?.earned ?? 0),
      possible: add(({ summary }) => summary.points),
    };
  });
  /** Under way: a click on Check would be one too many. */
  readonly busy = computed(() => ['starting', 'queued', 'running'].includes(this.phase.value));

  constructor(api: Api, connection: Connection) {
    this.#api = api;
    this.#connection = connection;
  }

  /** Goes on with a grading that is under way, else shows the last report. */
  async open(): Promise<void> {
    try {
      const [latest, current] = await this.#connection.try(() =>
        Promise.all([this.#api.latestReport(), this.#api.currentGrading()]),
      );
      if (this.phase.value !== 'idle') return;
      if (current) this.#follow(current);
      else if (latest) this.#show(latest);
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      if (error.unreachable) void this.#connection.back().then(() => this.open());
    }
  }

  /** Grades the solution. Never rejects: `problem` tells what went wrong. */
  async check(solution: Solution): Promise<void> {
    if (this.busy.value) return;
    this.#clear('starting');
    this.graded.value = solution.files[0]?.text;
    try {
      this.#follow(await this.#connection.try(() => this.#api.startGrading(solution)));
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      this.#stopped(error.problem);
    }
  }

  async cancel(): Promise<void> {
    const id = this.#id;
    if (id === undefined) return;
    try {
      await this.#connection.try(() => this.#api.cancelGrading(id));
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      this.problem.value = error.problem;
    }
  }

  close(): void {
    this.#untrack?.();
  }

  #follow(started: Started): void {
    this.#untrack?.();
    this.#id = started.id;
    this.#untrack = track<GradingEvent>(
      this.#connection,
      { started, ...events, current: () => this.#api.currentGrading() },
      {
        begin: () => this.#clear('starting'),
        event: (event) => batch(() => this.#apply(event)),
        gone: () => this.#stopped(pageProblem('grading-lost')),
      },
    );
  }

  #clear(phase: GradingPhase): void {
    batch(() => {
      this.phase.value = phase;
      this.ahead.value = 0;
      this.checks.value = this.checks.value.map(({ summary }) => ({ summary, attempt: 0, running: false }));
      this.report.value = undefined;
      this.problem.value = undefined;
    });
  }

  #apply(event: GradingEvent): void {
    switch (event.type) {
      case 'queued':
        this.phase.value = 'queued';
        this.ahead.value = event.ahead;
        return;
      case 'started':
        this.phase.value = 'running';
        this.checks.value = event.checks.map((summary) => ({ summary, attempt: 0, running: false }));
        return;
      case 'check-started':
        this.#change(event.id, (check) => ({ ...check, attempt: event.attempt, running: true }));
        return;
      case 'check-finished':
        this.#change(event.check.id, (check) => ({ ...check, running: false, report: event.check }));
        return;
      case 'finished':
        this.#show(event.report);
        return;
      case 'stopped':
        this.#stopped(event.problem);
    }
  }

  #change(id: string, change: (check: CheckState) => CheckState): void {
    this.checks.value = this.checks.value.map((check) => (check.summary.id === id ? change(check) : check));
  }

  #show(report: Report): void {
    batch(() => {
      this.phase.value = 'finished';
      this.report.value = report;
      this.checks.value = report.checks.map((check) => ({
        summary: check,
        attempt: check.attempts,
        running: false,
        report: check,
      }));
    });
    this.#id = undefined;
  }

  #stopped(problem: ProblemReport): void {
    batch(() => {
      this.phase.value = 'stopped';
      this.problem.value = problem;
      this.checks.value = this.checks.value.map((check) => ({ ...check, running: false }));
    });
    this.#id = undefined;
  }
}
