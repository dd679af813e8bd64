import { type ChildProcess, spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

export interface CommandOptions {
  /** The command and all that it started are killed after this time. */
  readonly limitMs: number;
  readonly environment?: NodeJS.ProcessEnv;
  /** Keep what it prints instead of showing it. */
  readonly quiet?: boolean;
}

export interface Finished {
  readonly ok: boolean;
  /** What it printed, where `quiet`. */
  readonly output: string;
  /** How it ended: `exit code 1`, `SIGKILL`, `more than 600 s`. */
  readonly reason: string;
}

/** Runs a command line in the project's folder, with its programs and its Node first in PATH. Never throws. */
export async function run(line: string, options: CommandOptions): Promise<Finished> {
  const child = start(line, options);
  const output = collect(child);
  const interrupt = () => {
    kill(child, 'SIGTERM');
    process.exit(130);
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  const limit = AbortSignal.timeout(options.limitMs);
  const stop = () => kill(child, 'SIGKILL');
  limit.addEventListener('abort', stop);
  const { code, reason } = await ended(child);
  limit.removeEventListener('abort', stop);
  process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  // Whatever it left behind ends with it.
  stop();
  return {
    ok: code === 0,
    output: output.join(''),
    reason: limit.aborted ? `more than ${options.limitMs / 1000} s` : reason,
  };
}

function start(line: string, { environment, quiet = false }: CommandOptions): ChildProcess {
  const bin = join(root, 'node_modules/.bin');
  const output = quiet ? 'pipe' : 'inherit';
  return spawn(line, {
    shell: true,
    cwd: root,
    // A group of its own, so that all of it can be ended at once.
    detached: process.platform !== 'win32',
    stdio: ['ignore', output, output],
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`, ...environment },
  });
}

function collect(child: ChildProcess): string[] {
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  return chunks;
}

function ended(child: ChildProcess): Promise<{ code: number | null; reason: string }> {
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: null, reason: error.message }));
    child.on('close', (code, signal) => resolve({ code, reason: signal ?? `exit code ${code ?? '-'}` }));
  });
}

function kill({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // It ended by itself in the meantime.
  }
}
