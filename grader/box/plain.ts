import { randomInt } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { freeUsers } from './bubblewrap/arguments.ts';
import { hasEnded, type Launch, type Launched } from './launch.ts';
import { type Limits, programLimits } from './limits.ts';
import { proc } from './proc.ts';
import { SocketFolder } from './socket-folder.ts';
import type { Enclosure, Grip, Sockets } from './warm-box.ts';
import { whileStopped } from './while-stopped.ts';

export interface PlainOptions {
  /** Node as the program's user may run it. */ readonly node: string;
  /** Of Linux; absolute paths. */
  readonly programs?: { readonly prlimit: string; readonly setpriv: string } | undefined;
  readonly limits?: Limits;
  /** Node's arguments, for the folder that it may write to. */
  readonly flags: (scratch: string) => readonly string[];
  /** Where we are root, the program becomes another user. */ readonly drop: boolean;
}

/**
 * Where no namespaces can be had: an ordinary process with Node's permission model, an empty environment, a folder of its own and,
 * on Linux, resource limits, another user where we are root, and death with its parent. The network stays open.
 */
export function plainEnclosure(options: PlainOptions): Enclosure {
  return {
    limits: options.limits ?? programLimits,
    reachInBox: (folder) => folder,
    socketsInBox: socketPrefix,
    launch: (folder) => plainLaunch(options, folder),
    grip: (launched, folder) => plainGrip(launched, folder),
  };
}

/** Folders of one box, below the one that is its alone. */
const scratchOf = (folder: string): string => join(folder, 't');
const socketsOf = (folder: string): string => join(folder, 's');

/** Windows has pipes with names of their own in place of socket files. */
const socketPrefix = (folder: string): string =>
  process.platform === 'win32'
    ? `\\\\.\\pipe\\${folder.replaceAll(/[^\w]+/g, '-')}-`
    : `${socketsOf(folder)}/`;

function plainLaunch(options: PlainOptions, folder: string): Launch {
  const { node, programs, drop, flags, limits = programLimits } = options;
  const user = drop && process.getuid?.() === 0 ? randomInt(...freeUsers) : undefined;
  for (const path of [scratchOf(folder), socketsOf(folder)]) {
    mkdirSync(path);
    chmodSync(path, 0o700);
    if (user !== undefined) chownSync(path, user, user);
  }
  const scratch = scratchOf(folder);
  const command = [...(programs ? wrap(programs, limits, user) : []), node, ...flags(scratch)];
  const [file = node, ...args] = command;
  const variables = { WIREBOOK_SOCKETS: socketPrefix(folder), ...windowsNeeds() };
  return { file, args, cwd: scratch, group: process.platform !== 'win32', variables };
}

function wrap(
  { prlimit, setpriv }: NonNullable<PlainOptions['programs']>,
  limits: Limits,
  user: number | undefined,
): readonly string[] {
  const drop = ['--reuid', String(user), '--regid', String(user), '--clear-groups', '--bounding-set=-all'];
  return [
    ...[
      prlimit,
      `--nofile=${limits.openFiles}`,
      `--data=${limits.dataBytes}`,
      `--fsize=${limits.diskBytes}`,
      '--core=0',
    ],
    // Counted per user: only where the user is this program's alone.
    ...(user === undefined ? [] : [`--nproc=${limits.threads}`]),
    ...['--', setpriv, ...(user === undefined ? [] : drop)],
    ...['--inh-caps=-all', '--no-new-privs', '--pdeathsig', 'KILL', '--'],
  ];
}

/** Without it Windows cannot even start Node's sockets. */
const windowsNeeds = (): Readonly<Record<string, string>> =>
  process.platform === 'win32' ? { SystemRoot: process.env['SystemRoot'] ?? 'C:\\Windows' } : {};

function plainGrip(launched: Launched, folder: string): Grip {
  const { child, pid } = launched;
  const running = (): boolean => !hasEnded(launched);
  return {
    program: pid,
    sockets:
      process.platform === 'linux'
        ? new SocketFolder(socketsOf(folder))
        : new NamedSockets(socketPrefix(folder)),
    ...(process.platform !== 'win32' && {
      atOnce: (say) => whileStopped(pid, (name) => running() && child.kill(name), say),
    }),
    poolWorks: () => proc.poolWorks(pid),
    terminate() {
      if (running()) child.kill('SIGTERM');
    },
    destroy() {
      if (!running()) return;
      if (process.platform === 'win32') child.kill('SIGKILL');
      else process.kill(-pid, 'SIGKILL');
    },
    vitals: {
      use: () => proc.together([pid, ...proc.descendantsOf(pid)]),
      inodes: () => undefined,
    },
  };
}

/** Sockets by their names alone, where the system cannot hold a folder open. */
class NamedSockets implements Sockets {
  readonly #prefix: string;

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  has(): boolean {
    return true;
  }

  connect(name: string): Promise<Socket> {
    return new Promise((resolve, reject) => {
      const socket = connect(this.#prefix + name);
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(socket);
      });
    });
  }

  close(): void {
    // Nothing is held open.
  }
}
