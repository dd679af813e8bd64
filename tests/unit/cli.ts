import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, vi } from 'vitest';

export const launcher = fileURLToPath(new URL('../../cli/wirebook.mjs', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly node?: string;
  readonly file?: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Called with standard output and error together, as they come. */
  readonly onOutput?: (soFar: string, kill: (signal: NodeJS.Signals) => void) => void;
}

const longestMs = 50_000;
// Every test here starts processes, and on a busy machine each takes its time.
vi.setConfig({ testTimeout: 60_000 });

/** Runs the real `wirebook` as a child process. Its environment holds PATH, HOME and what is given here. */
export function wirebook(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { node = process.execPath, file = launcher, cwd, env, onOutput } = options;
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(node, [file, ...args], {
    env: { PATH, HOME, ...env },
    ...(cwd && { cwd }),
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: longestMs,
    killSignal: 'SIGKILL',
  });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
      onOutput?.(said.stdout + said.stderr, (signal) => child.kill(signal));
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, ...said }));
  });
}

/** An empty folder for the tests of one file, removed after them. */
export function testFolder(): { path(...parts: string[]): string } {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'wirebook-cli-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return { path: (...parts) => join(folder, ...parts) };
}
