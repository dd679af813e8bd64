import { readdirSync, readFileSync } from 'node:fs';
import type { Use } from './watchdog.ts';

/** What /proc tells of a process. Each answers undefined once the process is gone, or where there is no /proc. */
export const proc = { childrenOf, descendantsOf, together, startTime, isStopped, poolWorks, status, limit };

const ticksPerSecond = 100;

function read(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return undefined;
  }
}

/** Direct children, oldest first, whichever thread began them. */
function childrenOf(pid: number): readonly number[] {
  return threadsOf(pid).flatMap((thread) => {
    const text = read(pid, `task/${thread}/children`)?.trim();
    return text ? text.split(' ').map(Number) : [];
  });
}

function threadsOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** Children, their children and so on; a hostile crowd is cut short. */
function descendantsOf(pid: number, most = 512): readonly number[] {
  const found = [pid];
  for (const each of found) {
    if (found.length < most) found.push(...childrenOf(each));
  }
  return found.slice(1);
}

/** What these processes use together. */
function together(pids: readonly number[]): Use {
  const sum = (look: (pid: number) => number | undefined): number | undefined => {
    const known = pids.map(look).filter((value) => value !== undefined);
    return known.length === 0 ? undefined : known.reduce((a, b) => a + b, 0);
  };
  return { residentBytes: sum(residentBytes), cpuMs: sum(cpuMs), waitedMs: sum(waitedMs) };
}

function residentBytes(pid: number): number | undefined {
  const kib = status(pid, 'VmRSS');
  return kib === undefined ? undefined : Number.parseInt(kib, 10) * 1024;
}

/** The fields of /proc/PID/stat after the name, which may hold spaces and parentheses; the first is the state. */
function stat(pid: number): readonly string[] | undefined {
  const text = read(pid, 'stat');
  return text?.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** Processor time used, in user and kernel mode, with that of children that have ended. */
function cpuMs(pid: number): number | undefined {
  const used = stat(pid)?.slice(11, 15).map(Number);
  return used && (used.reduce((a, b) => a + b, 0) * 1000) / ticksPerSecond;
}

/** How long its main thread was ready to run and waited for a processor; the kernel counts nanoseconds. */
function waitedMs(pid: number): number | undefined {
  const waited = read(pid, 'schedstat')?.split(' ')[1];
  return waited === undefined ? undefined : Number(waited) / 1e6;
}

/** Tells a process from a later one with the same id. */
function startTime(pid: number): string | undefined {
  return stat(pid)?.[19];
}

/** Whether a signal has stopped it. */
function isStopped(pid: number): boolean | undefined {
  const [state] = stat(pid) ?? [];
  return state === undefined ? undefined : state === 'T';
}

/** Whether Node's thread pool has work: compression, keys, files. One of its threads runs then, or would if it got a processor. */
function poolWorks(pid: number): boolean {
  return threadsOf(pid).some((thread) =>
    /\(libuv-worker\) [RD]/.test(read(pid, `task/${thread}/stat`) ?? ''),
  );
}

/** A field of /proc/PID/status: `status(pid, 'Seccomp')` is `'2'`. */
function status(pid: number, field: string): string | undefined {
  const line = read(pid, 'status')
    ?.split('\n')
    .find((each) => each.startsWith(`${field}:`));
  return line?.slice(field.length + 1).trim();
}

/** The soft limit called so in /proc/PID/limits, in its own unit; undefined for `unlimited`. */
function limit(pid: number, name: string): number | undefined {
  const line = read(pid, 'limits')
    ?.split('\n')
    .find((each) => each.startsWith(name));
  const soft = line?.slice(name.length).trim().split(/\s+/)[0];
  return soft === undefined || soft === 'unlimited' ? undefined : Number(soft);
}
