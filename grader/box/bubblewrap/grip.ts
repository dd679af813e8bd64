import { statfsSync } from 'node:fs';
import type { Launched } from '../launch.ts';
import { proc } from '../proc.ts';
import { SocketFolder } from '../socket-folder.ts';
import type { Grip } from '../warm-box.ts';
import { whileStopped } from '../while-stopped.ts';
import type { Use } from '../watchdog.ts';
import { inBox } from './arguments.ts';

/** Process ids as the host sees them. */
export interface BoxProcesses {
  /** The first process of the namespace, with which all others die. */ readonly root: number;
  /** The harness. */ readonly program: number;
}

/** How long a killed box may take to vanish before bubblewrap itself is killed. */
const vanishMs = 1000;

/** Holds a bubblewrap box by the first process of its namespace. `use` tells what its processes use. */
export function namespaceGrip(launched: Launched, use: (processes: BoxProcesses) => Use): Grip {
  const [root, program] = boxProcesses(launched.pid);
  const see = (path: string): string => `/proc/${program.pid}/root${path}`;
  return {
    program: program.pid,
    sockets: new SocketFolder(see(inBox.sockets)),
    atOnce: (say) => whileStopped(program.pid, (name) => signal(program, name), say),
    poolWorks: () => proc.poolWorks(program.pid),
    terminate: () => signal(program, 'SIGTERM'),
    destroy() {
      signal(root, 'SIGKILL');
      setTimeout(() => launched.child.kill('SIGKILL'), vanishMs).unref();
    },
    vitals: {
      use: () => use({ root: root.pid, program: program.pid }),
      inodes: () => inodes(see(inBox.scratch)),
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
