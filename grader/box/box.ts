import type { Socket } from 'node:net';
import type { Isolation } from '../report.ts';

/** A solution that has been staged: one self-contained CommonJS bundle whose only imports are Node's own modules. */
export interface Bundle {
  readonly code: string;
  /** Source map (JSON), so that a stack trace names the learner's own file and line. */
  readonly map?: string;
}

export interface ProgramOptions {
  /** The lab's variables; PORT is set by the box. Nothing else of our environment is seen inside. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Fake timers and Date in the program; they move by `advance` alone. */
  readonly virtualTime?: boolean;
  /** Host sockets (Unix, absolute path) reachable from inside under the given `host:port`: Redis, a check's own server. */
  readonly reach?: readonly { readonly address: string; readonly socketPath: string }[];
}

/** How a program ended, and who ended it. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** `itself`, `stopped` by `stop()`, or the limit that a watchdog enforced. */
  readonly by: 'itself' | 'stopped' | 'memory' | 'cpu' | 'output' | 'start-time';
}

/** A solution while it runs, in a box of its own. */
export interface Program {
  readonly isolation: Isolation;
  /** Resolves once the program accepts connections; rejects with the Exit when it ends or takes over 5 s. */
  readonly listening: Promise<void>;
  readonly exited: Promise<Exit>;
  /** A new TCP-like stream into the program's server. Rejects when nobody listens. */
  connect(): Promise<Socket>;
  /** Called with standard output and standard error as they come (UTF-8, capped as a whole at 256 KiB). */
  onOutput(listener: (text: string, stream: 'stdout' | 'stderr') => void): void;
  /** Moves virtual time by `ms` and resolves when every timer due has run. */
  advance(ms: number): Promise<void>;
  /** SIGTERM; after `graceMs` (2000) SIGKILL. Resolves with how it ended. */
  stop(graceMs?: number): Promise<Exit>;
  /** Kills at once and leaves no process, file or socket. Safe to call twice. */
  dispose(): Promise<void>;
}

/** Makes programs. One a process; `close` disposes of everything it made. */
export interface Boxes {
  readonly isolation: Isolation;
  /** Layers that this machine lacks, by name, as in `doctor`; empty at `full`. */
  readonly missing: readonly string[];
  start(bundle: Bundle, options?: ProgramOptions): Promise<Program>;
  close(): Promise<void>;
}

export interface BoxesOptions {
  /** How many warm single-use boxes stand ready. */
  readonly warm?: number;
}
