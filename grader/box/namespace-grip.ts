import { statfsSync } from 'node:fs';
import type { Launched } from './launch.ts';
import { proc } from './proc.ts';
import { SocketFolder } from './socket-folder.ts';
import type { Grip } from './warm-box.ts';

export interface NamespaceFolders {
  /** Paths in the box. */ readonly sockets: string;
  readonly scratch: string;
}

/** How long a killed box may take to vanish before bubblewrap itself is killed. */
const vanishMs = 1000;

/** Holds a bubblewrap box by the first process of its namespace, with which all others die. */
export function namespaceGrip(launched: Launched, folders: NamespaceFolders): Grip {
  const [root, program] = boxProcesses(launched.pid);
  const scratch = `/proc/${program.pid}/root${folders.scratch}`;
  return {
    program: program.pid,
    sockets: new SocketFolder(`/proc/${program.pid}/root${folders.sockets}`),
    terminate: () => signal(program, 'SIGTERM'),
    destroy() {
      signal(root, 'SIGKILL');
      setTimeout(() => launched.child.kill('SIGKILL'), vanishMs).unref();
    },
    vitals: {
      residentBytes: () => proc.residentBytes(program.pid),
      cpuMs: () => proc.cpuMs(program.pid),
      waitedMs: () => proc.waitedMs(program.pid),
      inodes: () => inodes(scratch),
    },
  };
}

interface Process {
  readonly pid: number;
  /** Tells it from a later process with the same number. */ readonly startTime: string | undefined;
}

/** bwrap's child is the first process inside; its child is the program. */
function boxProcesses(bwrap: number): readonly [root: Process, program: Process] {
  const [root] = proc.childrenOf(bwrap);
  const [program] = root === undefined ? [] : proc.childrenOf(root);
  if (root === undefined || program === undefined)
    throw new Error('The processes of the box are not in /proc.');
  return [named(root), named(program)];
}

const named = (pid: number): Process => ({ pid, startTime: proc.startTime(pid) });

function signal({ pid, startTime }: Process, name: NodeJS.Signals): void {
  if (proc.startTime(pid) !== startTime) return;
  try {
    process.kill(pid, name);
  } catch {
    // It has just ended by itself.
  }
}

/** Files and sockets in a file system in memory: the kernel limits their bytes, not their number. */
function inodes(path: string): number | undefined {
  try {
    const { files, ffree } = statfsSync(path);
    return files - ffree;
  } catch {
    return undefined;
  }
}
