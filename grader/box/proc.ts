import { readFileSync } from 'node:fs';

/** What /proc tells of a process. Each answers undefined once the process is gone, or where there is no /proc. */
export const proc = { childrenOf, residentBytes, cpuMs, waitedMs, startTime, status, limit };

const ticksPerSecond = 100;

function read(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return undefined;
  }
}

/** Direct children, oldest first. Sees those forked by the main thread: enough for bubblewrap and shells. */
function childrenOf(pid: number): readonly number[] {
  const text = read(pid, `task/${pid}/children`);
  return text?.trim() ? text.trim().split(' ').map(Number) : [];
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

/** Processor time used, in user and kernel mode together. */
function cpuMs(pid: number): number | undefined {
  const fields = stat(pid);
  return fields && ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
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
