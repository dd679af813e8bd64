import { readdirSync, readFileSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import type { CompanionOptions } from '../../server/index.ts';
import { type CompanionProcess, launchCompanion } from './launch.ts';

export type { CompanionProcess } from './launch.ts';

/** Starts a companion as a process of its own; killed after the test at the latest. */
export async function spawnCompanion(options: CompanionOptions): Promise<CompanionProcess> {
  const companion = await launchCompanion(options);
  onTestFinished(() => void companion.child.kill('SIGKILL'));
  return companion;
}

/** All processes below `pid`, whatever namespaces they are in. */
export function descendants(pid: number): number[] {
  const children = Map.groupBy(processes(), ({ parent }) => parent);
  const below = (of: number): number[] =>
    (children.get(of) ?? []).flatMap((child) => [child.pid, ...below(child.pid)]);
  return below(pid);
}

/** Processes that `pid` has begun itself. */
export const childrenOf = (pid: number): number[] =>
  processes()
    .filter(({ parent }) => parent === pid)
    .map((child) => child.pid);

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
