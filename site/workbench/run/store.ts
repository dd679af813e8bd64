import { batch, signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { Isolation, ProblemReport, WireEvent } from '../../../grader/report.ts';
import type { RunEvent, Solution, Started } from '../../../server/api.ts';
import type { Api } from '../api/client.ts';
import type { Connection } from '../api/connection.ts';
import { ApiFault } from '../api/faults.ts';
import { track } from '../api/track.ts';
import type { Variable } from '../context.ts';
import { pageProblem } from '../problems.ts';
import { Output } from './output.ts';
import type { Line } from './output.ts';

/** `stopped`: as the learner asked; `ended`: by itself, or by something that `problem` tells. */
export type RunPhase = 'idle' | 'starting' | 'listening' | 'stopping' | 'stopped' | 'ended';

export interface Exit {
  readonly code: number | null;
  readonly signal: string | null;
}

const events = {
  types: ['starting', 'listening', 'output', 'left-out', 'wire', 'restarting', 'exited', 'skipped'],
  last: ['exited'],
} as const;
/** What the wire view keeps; the oldest go first. */
const maxWire = 10_000;
/** Events of so many milliseconds are shown together. */
const pace = 32;

/** The learner's program as the companion runs it: its state, its output, and what goes over its wire. */
export class RunStore {
  readonly phase = signal<RunPhase>('idle');
  /** Path under which the program answers, while it listens. */
  readonly url = signal<string>();
  readonly isolation = signal<Isolation>();
  readonly exit = signal<Exit>();
  /** Why it ended or could not start. */
  readonly problem = signal<ProblemReport>();
  /** The text that runs or ran, where we know it. */
  readonly ran = signal<string>();
  readonly lines = signal<readonly Line[]>([]);
  readonly droppedLines = signal(0);
  /** What the program printed and nobody was given, in bytes. */
  readonly leftOut = signal(0);
  readonly wire = signal<readonly WireEvent[]>([]);
  /** Counts the programs that were started or found. */
  readonly generation = signal(0);
  /** What the next run has in its environment. */
  readonly variables: Readonly<Record<string, Signal<string>>>;
  readonly #api: Api;
  readonly #connection: Connection;
  #id: string | undefined;
  #output = new Output();
  #queue: RunEvent[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #untrack: (() => void) | undefined;

  #hear: (events: readonly WireEvent[]) => void = () => undefined;

  constructor(api: Api, connection: Connection, variables: readonly Variable[]) {
    this.#api = api;
    this.#connection = connection;
    this.variables = Object.fromEntries(variables.map(({ name, value }) => [name, signal(value)]));
  }

  /** @param hear called with everything seen on the wire, as it comes */
  onWire(hear: (events: readonly WireEvent[]) => void): void {
    this.#hear = hear;
  }

  /** Goes on with a program that is alive, after a reload. */
  async open(): Promise<void> {
    try {
      const current = await this.#connection.try(() => this.#api.currentRun());
      if (current && this.phase.value === 'idle') this.#follow(current);
    } catch (error) {
      // Whoever shows the solution's state says that the companion is away.
      if (!(error instanceof ApiFault)) throw error;
      if (error.unreachable) void this.#connection.back().then(() => this.open());
    }
  }

  /** Starts the solution; a program that runs already ends. Never rejects: `problem` tells what went wrong. */
  async run(solution: Solution): Promise<void> {
    if (this.phase.value === 'starting') return;
    this.#untrack?.();
    this.#clear('starting');
    this.ran.value = solution.files[0]?.text;
    try {
      this.#follow(
        await this.#connection.try(() => this.#api.startRun({ ...solution, variables: this.#environment() })),
      );
    } catch (error) {
      this.#end(error);
    }
  }

  async stop(): Promise<void> {
    const id = this.#id;
    if (id === undefined) return;
    this.phase.value = 'stopping';
    try {
      await this.#connection.try(() => this.#api.stopRun(id));
    } catch (error) {
      if (error instanceof ApiFault && error.unreachable) this.phase.value = 'listening';
      this.#fail(error);
    }
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#untrack?.();
  }

  #environment(): Readonly<Record<string, string>> {
    return Object.fromEntries(Object.entries(this.variables).map(([name, { value }]) => [name, value]));
  }

  #clear(phase: RunPhase): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#queue = [];
    this.#output = new Output();
    batch(() => {
      this.phase.value = phase;
      this.url.value = undefined;
      this.exit.value = undefined;
      this.problem.value = undefined;
      this.lines.value = [];
      this.droppedLines.value = 0;
      this.leftOut.value = 0;
      this.wire.value = [];
      this.generation.value += 1;
    });
  }

  #follow(started: Started): void {
    this.#untrack?.();
    this.#id = started.id;
    this.#untrack = track<RunEvent>(
      this.#connection,
      { started, ...events, current: () => this.#api.currentRun() },
      {
        begin: () => this.#clear('starting'),
        event: (event) => this.#take(event),
        gone: () => this.#ended(pageProblem('run-lost')),
      },
    );
  }

  #take(event: RunEvent): void {
    this.#queue.push(event);
    this.#timer ??= setTimeout(() => this.#flush(), pace);
  }

  #flush(): void {
    this.#timer = undefined;
    const queue = this.#queue;
    this.#queue = [];
    batch(() => {
      const wire = queue.flatMap((event) => (event.type === 'wire' ? [event.event] : []));
      for (const event of queue) this.#apply(event);
      if (wire.length > 0) {
        this.wire.value = [...this.wire.value, ...wire].slice(-maxWire);
        this.#hear(wire);
      }
      this.lines.value = [...this.#output.lines];
      this.droppedLines.value = this.#output.dropped;
    });
  }

  #apply(event: RunEvent): void {
    switch (event.type) {
      case 'listening':
        this.url.value = event.url;
        this.isolation.value = event.isolation;
        if (this.phase.value === 'starting') this.phase.value = 'listening';
        return;
      case 'restarting':
        this.phase.value = 'starting';
        this.url.value = undefined;
        // The next one may listen, at the same address, before anybody sees that this one is gone.
        this.generation.value += 1;
        return;
      case 'output':
        this.#output.append(event.stream, event.text);
        return;
      case 'left-out':
        this.leftOut.value = event.bytes;
        return;
      case 'exited':
        this.exit.value = { code: event.code, signal: event.signal };
        this.#ended(event.problem);
    }
  }

  #ended(problem: ProblemReport | undefined): void {
    batch(() => {
      this.phase.value = this.phase.value === 'stopping' && !problem ? 'stopped' : 'ended';
      this.url.value = undefined;
      this.problem.value = problem;
    });
    this.#id = undefined;
  }

  #end(error: unknown): void {
    this.#fail(error);
    this.#ended(this.problem.value);
  }

  #fail(error: unknown): void {
    if (!(error instanceof ApiFault)) throw error;
    this.problem.value = error.problem;
  }
}
