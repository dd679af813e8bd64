import { openSync } from 'node:fs';
import type { Launch } from '../launch.ts';
import type { Limits } from '../limits.ts';

/** Programs of this machine that every box needs; absolute paths. */
export interface Tools {
  readonly bwrap: string;
  readonly prlimit: string;
  readonly setpriv: string;
  readonly node: string;
}

/** Where things lie in every box. */
export const inBox = { inside: '/box', scratch: '/tmp', sockets: '/sockets', reach: '/reach' } as const;

/** User ids that no distribution, container tool or user manager gives out (systemd's UIDS-GIDS); one a box. */
export const freeUsers = [0x7000_0000, 0x7fff_fff0] as const;

export interface BoxOptions {
  readonly bwrap: string;
  /** What the box sees of the host; bubblewrap's arguments. */ readonly files: readonly string[];
  /** Host folder with the harness, and the one with sockets that are lent to this box. */
  readonly inside: string;
  readonly reach: string;
  readonly limits: Limits;
  /** File with the compiled seccomp filter; none on an architecture that we have none for. */
  readonly filter?: string | undefined;
  /** The user that the program becomes where we are root. */ readonly user: number | undefined;
  /** Where the tools lie in the box. */ readonly prlimit: string;
  readonly setpriv: string;
  readonly command: readonly string[];
}

/** Bubblewrap with everything unshared, its files read-only but for two small file systems in memory, limits and a filter. */
export function bubblewrap(options: BoxOptions): Launch {
  const { bwrap, files, inside, reach, limits, filter, user, prlimit, setpriv, command } = options;
  const args = [
    ...namespaces(user),
    ...files,
    ...['--ro-bind', inside, inBox.inside, '--ro-bind', reach, inBox.reach],
    ...['--proc', '/proc'],
    ...memory(inBox.sockets, 64 * 1024),
    ...['--remount-ro', '/', '--chdir', inBox.scratch],
    ...(filter === undefined ? [] : ['--seccomp', '4']),
    ...['--', prlimit, ...resourceLimits(limits)],
    ...(user === undefined ? [] : dropTo(setpriv, user)),
    ...command,
  ];
  const descriptors = filter === undefined ? [] : [openSync(filter, 'r')];
  return { file: bwrap, args, cwd: '/', descriptors };
}

/**
 * As root there is no user namespace: it would only make root of it again. The program becomes another user instead, one
 * for each box, so that the limit on processes counts that box alone.
 */
const namespaces = (user: number | undefined): readonly string[] => [
  ...(user === undefined ? ['--unshare-user'] : []),
  ...['--unshare-ipc', '--unshare-pid', '--unshare-net', '--unshare-uts', '--unshare-cgroup-try'],
  ...['--hostname', 'box', '--die-with-parent', '--new-session', '--clearenv', '--cap-drop', 'ALL'],
  ...(user === undefined
    ? []
    : ['CAP_SETUID', 'CAP_SETGID', 'CAP_SETPCAP'].flatMap((cap) => ['--cap-add', cap])),
];

/** A file system in memory that the program may write to. */
export const memory = (path: string, bytes: number): readonly string[] => [
  ...['--perms', '1777', '--size', String(bytes), '--tmpfs', path],
];

/** Folders that the program can pass through: those that bubblewrap makes by itself are for its own user alone. */
export const folders = (paths: readonly string[]): readonly string[] =>
  paths.flatMap((path) => ['--perms', '0755', '--dir', path]);

/** All folders above these files, outermost first. */
export function foldersAbove(paths: readonly string[]): readonly string[] {
  const above = paths.flatMap((path) =>
    path.split('/').map((_, depth, parts) => parts.slice(0, depth).join('/')),
  );
  return [...new Set(above)].filter((folder) => folder !== '').sort();
}

/** Never a limit on address space: Node and Go reserve gigabytes that they do not use. */
const resourceLimits = (limits: Limits): readonly string[] => [
  `--nproc=${limits.threads}`,
  `--nofile=${limits.openFiles}`,
  `--data=${limits.dataBytes}`,
  `--fsize=${limits.diskBytes}`,
  ...['--core=0', '--memlock=0', '--msgqueue=0', '--'],
];

const dropTo = (setpriv: string, user: number): readonly string[] => [
  ...[setpriv, '--reuid', String(user), '--regid', String(user), '--clear-groups'],
  ...['--inh-caps=-all', '--bounding-set=-all', '--no-new-privs', '--'],
];
