import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import type { Companion, CompanionOptions } from '../../server/index.ts';

type Served = Pick<Companion, 'url' | 'workshop'>;

export interface CompanionProcess extends Served {
  readonly child: ChildProcess;
  /** What it has logged so far, where `logLevel` was given; else the test's own standard error has it. */
  readonly logged: () => string;
}

/** Starts a companion as a process of its own; killed after the test at the latest. */
export async function spawnCompanion(options: CompanionOptions): Promise<CompanionProcess> {
  const serve = join(import.meta.dirname, 'serve.ts');
  const child = spawn(process.execPath, [serve, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', options.logLevel === undefined ? 'inherit' : 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let log = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (log += text));
  const lines = createInterface({ input: child.stdout ?? Readable.from([]) });
  const [line] = (await once(lines, 'line', { signal: AbortSignal.timeout(20_000) })) as [string];
  return { ...(JSON.parse(line) as Served), child, logged: () => log };
}

/** All processes below `pid`, whatever namespaces they are in. */
export function descendants(pid: number): number[] {
  const children = Map.groupBy(processes(), ({ parent }) => parent);
  const below = (of: number): number[] =>
    (children.get(of) ?? []).flatMap((child) => [child.pid, ...below(child.pid)]);
  return below(pid);
}

/** Which of these still exist; a zombie that nobody has waited for counts as gone. */
export function alive(pids: readonly number[]): number[] {
  const living = new Map(processes().map(({ pid, state }) => [pid, state]));
  return pids.filter((pid) => living.has(pid) && living.get(pid) !== 'Z');
}

function processes() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const stat = readStat(name);
      // The name in parentheses may hold spaces and parentheses itself.
      const [state = '', parent = ''] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return stat === '' ? [] : [{ pid: Number(name), parent: Number(parent), state }];
    });
}

function readStat(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return ''; // it has just ended
  }
}
