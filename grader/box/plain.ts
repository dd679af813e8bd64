import { randomInt } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { freeUsers } from './bubblewrap.ts';
import type { Launch, Launched } from './launch.ts';
import { limits } from './limits.ts';
import { nodeFlags } from './node-flags.ts';
import { proc } from './proc.ts';
import { SocketFolder } from './socket-folder.ts';
import type { Enclosure, Grip, Sockets } from './warm-box.ts';

export interface PlainOptions {
  /** The harness's folder; see inside.ts. */ readonly inside: string;
  /** Node as the program's user may run it. */ readonly node: string;
  /** Of Linux; absolute paths. */
  readonly programs?: { readonly prlimit: string; readonly setpriv: string };
}

/**
 * Where no namespaces can be had: an ordinary process with Node's permission model, an empty environment, a folder of its own and,
 * on Linux, resource limits, another user where we are root, and death with its parent. The network stays open.
 */
export function plainEnclosure(options: PlainOptions): Enclosure {
  return {
    reachInBox: (folder) => folder,
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

function plainLaunch({ inside, node, programs }: PlainOptions, folder: string): Launch {
  const user = process.getuid?.() === 0 ? randomInt(...freeUsers) : undefined;
  for (const path of [scratchOf(folder), socketsOf(folder)]) {
    mkdirSync(path);
    chmodSync(path, 0o700);
    if (user !== undefined) chownSync(path, user, user);
  }
  const scratch = scratchOf(folder);
  const command = [...(programs ? wrap(programs, user) : []), node, ...nodeFlags({ inside, scratch })];
  const [file = node, ...args] = command;
  const variables = { WIREBOOK_SOCKETS: socketPrefix(folder), ...windowsNeeds() };
  return { file, args, cwd: scratch, group: process.platform !== 'win32', variables };
}

function wrap({ prlimit, setpriv }: NonNullable<PlainOptions['programs']>, user?: number): readonly string[] {
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

function plainGrip({ child, pid }: Launched, folder: string): Grip {
  const running = (): boolean => child.exitCode === null && child.signalCode === null;
  return {
    program: pid,
    sockets:
      process.platform === 'linux'
        ? new SocketFolder(socketsOf(folder))
        : new NamedSockets(socketPrefix(folder)),
    terminate() {
      if (running()) child.kill('SIGTERM');
    },
    destroy() {
      if (!running()) return;
      if (process.platform === 'win32') child.kill('SIGKILL');
      else process.kill(-pid, 'SIGKILL');
    },
    vitals: {
      residentBytes: () => proc.residentBytes(pid),
      cpuMs: () => proc.cpuMs(pid),
      waitedMs: () => proc.waitedMs(pid),
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
