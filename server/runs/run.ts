import { type Boxes, type Bundle, type Exit, explainEnd, Problem, type Program } from '../../grader/index.ts';
import type { RunEvent } from '../api.ts';
import type { Log } from '../log.ts';
import { problems } from '../problems.ts';
import { EventLog } from '../streams/event-log.ts';
import { OutputJoiner } from './output.ts';
import type { Runnable } from './runnable.ts';
import { WireFeed } from './wire-feed.ts';

/** What a reload brings back: how it stands with the program, and the newest of what it printed and said. */
const bounds = {
  maxEvents: 5_000,
  maxLength: 4 * 1024 * 1024,
  lasting: ({ type }: RunEvent) => type !== 'output' && type !== 'wire',
};

/** Enough for the last stack trace. */
const stderrKept = 16 * 1024;

export interface RunParts {
  readonly boxes: Boxes;
  /** Bundles a solution. @throws Problem for what the learner has to correct */
  readonly stage: (what: Pick<Runnable, 'packages'>, solution: Runnable['solution']) => Promise<Bundle>;
  readonly log: Log;
}

type Ended = Extract<RunEvent, { type: 'exited' }>;

/** One program kept alive for a learner, from the click on Run to its last event. */
export class Run {
  readonly id: string;
  readonly learner: string;
  readonly runnable: Runnable;
  readonly log = new EventLog<RunEvent>(bounds);
  readonly wire = new WireFeed(
    (event) => this.log.publish({ type: 'wire', event }),
    () => this.now,
  );
  /** Resolves with the program once it listens. Rejects with a Problem where that never happens. */
  readonly listening: Promise<Program>;
  /** Resolves, never rejects, once the program is gone. */
  readonly ended: Promise<void>;
  /** Open connections of clients. */
  connections = 0;
  readonly #began = performance.now();
  readonly #stop = Promise.withResolvers<number>();
  #stopping = false;
  #stopReason: Problem | undefined;
  #usedAt = this.#began;

  constructor(id: string, learner: string, runnable: Runnable, parts: RunParts) {
    this.id = id;
    this.learner = learner;
    this.runnable = runnable;
    const started = this.#start(parts);
    this.listening = this.#listen(started);
    this.listening.catch(() => undefined); // told by `exited`; whoever connects gets it too
    this.ended = this.#live(started, parts);
  }

  /** Path under which the program answers. */
  get url(): string {
    return `/runs/${this.id}/`;
  }

  /** Milliseconds since the run began, as in events. */
  get now(): number {
    return Math.round((performance.now() - this.#began) * 1000) / 1000;
  }

  /** Somebody is connected to the program or follows its events. */
  get used(): boolean {
    return this.connections > 0 || this.log.watched > 0;
  }

  /** For how many milliseconds nobody has used it. */
  get idleMs(): number {
    if (this.used) this.touch();
    return performance.now() - this.#usedAt;
  }

  get stopping(): boolean {
    return this.#stopping;
  }

  touch(): void {
    this.#usedAt = performance.now();
  }

  /** Stops the program, if need be by force. `reason` is told in `exited`; without one the learner asked for it. */
  async stop(reason?: Problem, graceMs = 2_000): Promise<void> {
    if (!this.#stopping) this.#stopReason = reason;
    this.#stopping = true;
    this.#stop.resolve(graceMs);
    await this.ended;
  }

  async #start({ boxes, stage }: RunParts): Promise<Program> {
    this.log.publish({ type: 'starting' });
    const { solution, variables, role } = this.runnable;
    const bundle = await stage(this.runnable, solution);
    return boxes.start(bundle, { variables, listens: role === 'server' });
  }

  async #listen(started: Promise<Program>): Promise<Program> {
    const program = await started;
    try {
      await program.listening;
    } catch {
      throw problems('run-ended');
    }
    this.log.publish({ type: 'listening', url: this.url, isolation: program.isolation });
    return program;
  }

  async #live(started: Promise<Program>, { log }: RunParts): Promise<void> {
    let last: Ended;
    try {
      last = await this.#untilExit(await started);
    } catch (error) {
      if (!(error instanceof Problem)) log.error({ err: error, run: this.id }, 'run failed');
      const problem = error instanceof Problem ? error : problems('run-failed', { id: this.id });
      last = { type: 'exited', code: null, signal: null, problem: problem.report() };
    }
    this.log.publish(last);
    this.log.end();
  }

  async #untilExit(program: Program): Promise<Ended> {
    let stderr = '';
    const output = new OutputJoiner((chunk) => this.log.publish({ type: 'output', ...chunk, at: this.now }));
    program.onOutput((text, stream) => {
      output.push({ stream, text });
      if (stream === 'stderr') stderr = (stderr + text).slice(-stderrKept);
    });
    void this.#stop.promise.then((graceMs) => program.stop(graceMs));
    const exit = await program.exited;
    await program.dispose();
    output.flush();
    const problem = this.#stopReason ?? this.#explain(exit, stderr);
    const { code, signal } = exit;
    return { type: 'exited', code, signal, ...(problem && { problem: problem.report() }) };
  }

  /** A program that was stopped needs no words, nor does a client that has done its work. */
  #explain(exit: Exit, stderr: string): Problem | undefined {
    const done = exit.by === 'itself' && exit.code === 0 && this.runnable.role === 'client';
    return exit.by === 'stopped' || done ? undefined : explainEnd(exit, stderr, this.runnable.role);
  }
}
