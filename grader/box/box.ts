import type { Socket } from 'node:net';
import type { Isolation } from '../report.ts';

/** A solution that has been staged: one self-contained bundle whose only imports are Node's own modules and `preloaded`. */
export interface Bundle {
  readonly code: string;
  /** `module` knows top-level await; an ES module has no `require`. Default `commonjs`. */
  readonly format?: 'module' | 'commonjs';
  /** Source map (JSON), so that a stack trace names the learner's own file and line. */
  readonly map?: string;
}

/** Packages that every box holds ready, so that no bundle needs to carry them (esbuild's `external`). */
export const preloaded: readonly string[] = ['ws'];

export interface ProgramOptions {
  /** The lab's variables; PORT is set by the box. Nothing else of our environment is seen inside. */
  readonly variables?: Readonly<Record<string, string>>;
  /**
   * Fake timers and Date in the program. Until it listens its clock follows the real one, so that it may take
   * its time to start; from then on (from the start where `listens` is false) time moves by `advance` alone.
   */
  readonly virtualTime?: boolean;
  /** What Math.random() begins from in the program; chance where it is left out. */ readonly chance?: string;
  /** Host sockets (Unix, absolute path) reachable from inside under the given `host:port`: Redis, a check's own server. */
  readonly reach?: readonly { readonly address: string; readonly socketPath: string }[];
  /** False for a client: nobody waits for it to listen, and `listening` resolves once its code has begun. */
  readonly listens?: boolean;
}

/** A program in any language, as a shell starts it. */
export interface Command {
  /** For `/bin/sh -c`, with `PORT` in its environment: `uvicorn main:app --port $PORT`. */ readonly command: string;
  /** Folder of this machine in which it starts; it sees it under the same path, read-only. */ readonly cwd: string;
  /** More folders of this machine that it may read: an interpreter in a home folder, a virtual environment. */
  readonly readable?: readonly string[];
}

/** How a program ended, and who ended it. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** `itself`, `stopped` by `stop()` or `dispose()`, or the limit that a watchdog enforced. */
  readonly by: 'itself' | 'stopped' | 'memory' | 'cpu' | 'disk' | 'output' | 'start-time';
  /**
   * Of `start-time`: true where the program got so little of a busy machine's processors that nobody can tell whether it
   * would have listened in time; false where that is sure; absent where this system does not tell.
   */
  readonly starved?: boolean;
}

/** What waits for a program are rejected with once it has ended; carries the Exit. */
export class ProgramEnded extends Error implements Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly by: Exit['by'];
  declare readonly starved?: boolean;

  constructor(exit: Exit) {
    super(`The program has ended (code ${exit.code ?? '-'}, signal ${exit.signal ?? '-'}, by ${exit.by}).`);
    this.name = 'ProgramEnded';
    this.code = exit.code;
    this.signal = exit.signal;
    this.by = exit.by;
    if (exit.starved !== undefined) this.starved = exit.starved;
  }
}

/** A solution while it runs, in a box of its own. */
export interface Program {
  readonly isolation: Isolation;
  /** Resolves once the program listens; rejects with ProgramEnded (an Exit) when it ends or takes over 5 s. */
  readonly listening: Promise<void>;
  readonly exited: Promise<Exit>;
  /** A new TCP-like stream into the program's server. Rejects (ECONNREFUSED) when nobody listens. */
  connect(): Promise<Socket>;
  /** Processor time that it has used and has waited for, in milliseconds; undefined where this system does not tell. */
  processor?(): { readonly usedMs: number; readonly waitedMs: number } | undefined;
  /**
   * Called with standard output and standard error as they come (UTF-8): 256 KiB, and 4 KiB more for every second that the
   * program runs; `[...]` stands for what was left out. Who comes late gets what was printed first.
   */
  onOutput(listener: (text: string, stream: 'stdout' | 'stderr') => void): void;
  /** Called with how many bytes were left out in all, whenever there are more. Who comes late hears it at once. */
  onLeftOut(listener: (bytes: number) => void): void;
  /**
   * Moves virtual time by `ms` and resolves when every timer due has run, in order, with the traffic that they
   * caused handled in between: a client of ours that answers pings at once answers in time. Stops as soon as `enough`,
   * which is asked after every such traffic; resolves with how far it came. Rejects with ProgramEnded, or with an Error
   * when the program's event loop does not answer.
   */
  advance(ms: number, enough?: () => boolean): Promise<number>;
  /**
   * Resolves when the program's event loop has turned: it has read what it was sent before, and what it said to that at once has
   * been heard. Rejects as `advance` does. Absent where nobody is inside to tell: for commands and servers elsewhere.
   */
  readonly turn?: (() => Promise<void>) | undefined;
  /**
   * Resolves with whether the program has nothing left to do by itself, as far as Node and the system tell: then only its peers, or
   * time that is moved, will make it do more. What it said before has been heard. Rejects, and is absent, as `turn` is.
   */
  readonly isIdle?: (() => Promise<boolean>) | undefined;
  /**
   * Calls `say` while the program stands still: what is written meanwhile it finds together, however busy this machine is. Absent
   * where something stands between, which would pass it on bit by bit: for commands and servers elsewhere, and on Windows.
   */
  readonly atOnce?: (<T>(say: () => T) => T) | undefined;
  /** SIGTERM, and nothing after it. */
  terminate(): void;
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
  /** What a command is kept away with: as `isolation` where there are namespaces, else `none`. */
  readonly commandIsolation: Isolation;
  /**
   * Starts a program in any language in a box with a network of its own. Addresses in `reach` are ports of 127.0.0.1.
   * Rejects with a Problem where its folder cannot be used; there is no virtual time for it.
   */
  startCommand(command: Command, options?: Omit<ProgramOptions, 'virtualTime' | 'chance'>): Promise<Program>;
  close(): Promise<void>;
}

export interface BoxesOptions {
  /** How many warm single-use boxes stand ready. Default 2. */
  readonly warm?: number;
}
