import { setTimeout as delay } from 'node:timers/promises';
import { type Boxes, type Bundle, type Exit, explainEnd, Problem, type Program } from '../../grader/index.ts';
import type { RunEvent } from '../api.ts';
import type { Limits } from '../limits.ts';
import type { Log } from '../log.ts';
import type { Restart } from '../play.ts';
import { problems } from '../problems.ts';
import { EventLog } from '../streams/event-log.ts';
import { Clients } from './clients.ts';
import { Guests } from './guests.ts';
import { PlayedServer } from './host/host.ts';
import { Lines } from './lines.ts';
import { LeftOutJoiner, OutputJoiner } from './output.ts';
import type { Runnable } from './runnable.ts';
import { WireFeed } from './wire-feed.ts';

/** What a reload brings back: how it stands with the program, and the newest of what it printed and said. */
const bounds = {
  maxEvents: 5_000,
  maxLength: 4 * 1024 * 1024,
  lasting: ({ type }: RunEvent) => type !== 'output' && type !== 'left-out' && type !== 'wire',
};

/** Enough for the last stack trace. */
const stderrKept = 16 * 1024;

export interface RunParts {
  readonly boxes: Boxes;
  /** Bundles a solution. @throws Problem for what the learner has to correct */
  readonly stage: (what: Pick<Runnable, 'packages'>, solution: Runnable['solution']) => Promise<Bundle>;
  readonly log: Log;
  readonly limits: Pick<Limits, 'connectionsPerRun'>;
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
  readonly lines: Lines;
  readonly clients: Clients;
  readonly guests = new Guests();
  /** Of a client: what it talks to. */ readonly server: PlayedServer | undefined;
  /** Resolves, never rejects, once the program is gone for good. */
  readonly ended: Promise<void>;
  readonly #parts: RunParts;
  readonly #began = performance.now();
  readonly #stop = Promise.withResolvers<number>();
  #listening = listener();
  #program: Program | undefined;
  #restart: Restart | undefined;
  /** Bytes of the output of all its programs that were left out. */
  #leftOut = 0;
  #signalled = false;
  #stopping = false;
  #stopReason: Problem | undefined;
  #usedAt = this.#began;
  #connectedAt = this.#began;

  constructor(id: string, learner: string, runnable: Runnable, parts: RunParts) {
    this.id = id;
    this.learner = learner;
    this.runnable = runnable;
    this.#parts = parts;
    this.lines = new Lines({
      wire: this.wire,
      limit: parts.limits.connectionsPerRun,
      watched: () => this.log.watched > 0,
      onGone: () => {
        this.touch();
        this.#connectedAt = this.#usedAt;
      },
    });
    this.clients = new Clients(this.lines);
    this.server = runnable.role === 'client' ? new PlayedServer(this.wire) : undefined;
    this.ended = this.#live();
  }

  /** Path under which the program answers. */
  get url(): string {
    return `/runs/${this.id}/`;
  }

  /** Milliseconds since the run began, as in events. */
  get now(): number {
    return Math.round((performance.now() - this.#began) * 1000) / 1000;
  }

  /** Resolves with the program once it listens. Rejects with a Problem where it does not. */
  get listening(): Promise<Program> {
    return this.#listening.promise;
  }

  /** Somebody is connected to the program or follows its events. */
  get used(): boolean {
    return this.lines.visitors > 0 || this.log.watched > 0;
  }

  /** For how many milliseconds nobody has used it. */
  get idleMs(): number {
    if (this.used) this.touch();
    return performance.now() - this.#usedAt;
  }

  /** For how many milliseconds nothing has been connected to it, nor it to the server that is played. */
  get aloneMs(): number {
    const now = performance.now();
    if (this.lines.open > 0 || (this.server?.described.connections ?? 0) > 0) this.#connectedAt = now;
    return now - this.#connectedAt;
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

  /** Sends SIGTERM; what comes of it is the program's. @throws Problem `run-ended` */
  terminate(): void {
    this.#signalled = true;
    this.#running.terminate();
  }

  /** Ends the program and starts it again under the same address. @throws Problem `run-ended` */
  restart(how: Restart): void {
    const program = this.#running;
    this.#restart = how;
    void (how.kill ? program.dispose() : program.stop());
  }

  get #running(): Program {
    if (!this.#program || this.#stopping) throw problems('run-ended');
    return this.#program;
  }

  async #live(): Promise<void> {
    let last: Ended;
    try {
      last = await this.#untilItStays();
    } catch (error) {
      const { log } = this.#parts;
      if (!(error instanceof Problem)) log.error({ err: error, run: this.id }, 'run failed');
      const problem = error instanceof Problem ? error : problems('run-failed', { id: this.id });
      this.#listening.reject(problem);
      last = { type: 'exited', code: null, signal: null, problem: problem.report() };
    }
    this.log.publish(last);
    this.log.end();
    this.lines.cut();
    this.server?.close();
  }

  /** Runs it, again where somebody asked for that, and gives how it ended at last. */
  async #untilItStays(): Promise<Ended> {
    this.log.publish({ type: 'starting' });
    const bundle = await this.#parts.stage(this.runnable, this.runnable.solution);
    for (;;) {
      const last = await this.#once(bundle);
      const how = this.#restart;
      this.#restart = undefined;
      if (!how || this.#stopping) return last;
      this.log.publish({ type: 'restarting', code: last.code, signal: last.signal });
      await Promise.race([delay(how.downMs ?? 0), this.#stop.promise]);
      if (this.stopping) return last;
      this.#listening = listener();
    }
  }

  async #once(bundle: Bundle): Promise<Ended> {
    const { variables, role } = this.runnable;
    await this.server?.open();
    const lent = this.server?.lent;
    const program = await this.#parts.boxes.start(bundle, {
      ...lent,
      variables: { ...variables, ...lent?.variables },
      listens: role === 'server',
    });
    this.#program = program;
    this.#signalled = false;
    const { reject, resolve } = this.#listening;
    program.listening.then(
      () => {
        this.log.publish({ type: 'listening', url: this.url, isolation: program.isolation });
        resolve(program);
      },
      () => reject(problems('run-ended')),
    );
    const last = await this.#untilExit(program);
    this.#program = undefined;
    this.#listening = listener();
    this.#listening.reject(this.#restart ? problems('run-not-listening') : problems('run-ended'));
    return last;
  }

  async #untilExit(program: Program): Promise<Ended> {
    let stderr = '';
    const output = new OutputJoiner((chunk) => this.log.publish({ type: 'output', ...chunk, at: this.now }));
    program.onOutput((text, stream) => {
      output.push({ stream, text });
      if (stream === 'stderr') stderr = (stderr + text).slice(-stderrKept);
    });
    const leftOut = new LeftOutJoiner((bytes) => this.log.publish({ type: 'left-out', bytes }));
    const before = this.#leftOut;
    program.onLeftOut((bytes) => {
      this.#leftOut = before + bytes;
      leftOut.push(this.#leftOut);
    });
    void this.#stop.promise.then((graceMs) => program.stop(graceMs));
    const exit = await program.exited;
    await program.dispose();
    output.flush();
    leftOut.flush();
    const problem = this.#stopReason ?? this.#explain(exit, stderr);
    const { code, signal } = exit;
    return { type: 'exited', code, signal, ...(problem && { problem: problem.report() }) };
  }

  /** What was asked to end needs no words, nor does a client that has done its work. */
  #explain(exit: Exit, stderr: string): Problem | undefined {
    const { by, code, signal } = exit;
    const left = by === 'itself' && (code === 0 || signal === 'SIGTERM');
    const asked = this.#signalled || (this.runnable.role === 'client' && signal === null);
    return by === 'stopped' || (left && asked) ? undefined : explainEnd(exit, stderr, this.runnable.role);
  }
}

/** Told by `exited` too: nobody has to wait for it. */
function listener(): PromiseWithResolvers<Program> {
  const listening = Promise.withResolvers<Program>();
  listening.promise.catch(() => undefined);
  return listening;
}
