import { openSync } from 'node:fs';
import { randomInt } from 'node:crypto';
import type { Launch } from './launch.ts';
import { limits } from './limits.ts';
import { namespaceGrip } from './namespace-grip.ts';
import type { Enclosure } from './warm-box.ts';

/** Where things lie in a box. */
export const inBox = {
  inside: '/box',
  scratch: '/tmp',
  sockets: '/sockets',
  reach: '/reach',
  programs: { node: '/bin/node', prlimit: '/bin/prlimit', setpriv: '/bin/setpriv' },
} as const;

type ProgramName = keyof typeof inBox.programs;

export interface BubblewrapOptions {
  /** Absolute paths of the programs of this machine. */
  readonly programs: Readonly<Record<ProgramName | 'bwrap', string>>;
  /** Shared libraries that these need. */
  readonly libraries: readonly string[];
  /** The harness's folder; see inside.ts. */
  readonly inside: string;
  /** Node's arguments in the box; see node-flags.ts. */
  readonly flags: readonly string[];
  /** File with the compiled seccomp filter; none on an architecture that it does not know. */
  readonly filter?: string;
}

interface BoxIdentity {
  /** Host folder with sockets that the program may reach. */ readonly reach: string;
  /** The user that the program becomes where we are root. */ readonly user?: number;
}

/** User ids that no distribution, container tool or user manager gives out (systemd's UIDS-GIDS); one a box. */
export const freeUsers = [0x7000_0000, 0x7fff_fff0] as const;

/** The box of a machine that has it all. */
export function bubblewrapEnclosure(options: BubblewrapOptions): Enclosure {
  const isRoot = process.getuid?.() === 0;
  return {
    reachInBox: () => inBox.reach,
    launch: (reach) => bubblewrapLaunch(options, { reach, ...(isRoot && { user: randomInt(...freeUsers) }) }),
    grip: (launched) => namespaceGrip(launched, inBox),
  };
}

/** One warm box: bubblewrap with everything unshared, in it Node with the harness. */
function bubblewrapLaunch(options: BubblewrapOptions, identity: BoxIdentity): Launch {
  const { programs, filter } = options;
  const args = [
    ...namespaces(identity.user),
    ...fileSystem(options, identity.reach),
    ...(filter === undefined ? [] : ['--seccomp', '4']),
    '--',
    inBox.programs.prlimit,
    ...resourceLimits,
    ...(identity.user === undefined ? [] : dropTo(identity.user)),
    inBox.programs.node,
    ...options.flags,
  ];
  const descriptors = filter === undefined ? [] : [openSync(filter, 'r')];
  return { file: programs.bwrap, args, cwd: '/', descriptors };
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

/** Nothing but what Node needs, read-only, and two small file systems in memory. */
function fileSystem({ programs, libraries, inside }: BubblewrapOptions, reach: string): readonly string[] {
  return [
    ...foldersOf(libraries).flatMap((path) => ['--perms', '0755', '--dir', path]),
    ...libraries.flatMap((path) => ['--ro-bind', path, path]),
    ...['--perms', '0755', '--dir', '/bin'],
    ...Object.entries(inBox.programs).flatMap(([name, path]) => [
      '--ro-bind',
      programs[name as ProgramName],
      path,
    ]),
    ...['--ro-bind', inside, inBox.inside, '--ro-bind', reach, inBox.reach],
    ...['/dev/null', '/dev/urandom'].flatMap((path) => ['--dev-bind', path, path]),
    ...['--proc', '/proc'],
    ...memory(inBox.scratch, limits.diskBytes),
    ...memory(inBox.sockets, 64 * 1024),
    ...['--remount-ro', '/', '--chdir', inBox.scratch],
  ];
}

/** All folders above these files, outermost first. Bubblewrap would make them for its own user alone. */
function foldersOf(paths: readonly string[]): readonly string[] {
  const above = paths.flatMap((path) =>
    path.split('/').map((_, depth, parts) => parts.slice(0, depth).join('/')),
  );
  return [...new Set(above)].filter((folder) => folder !== '').sort();
}

const memory = (path: string, bytes: number): readonly string[] => [
  ...['--perms', '1777', '--size', String(bytes), '--tmpfs', path],
];

/** Never a limit on address space: Node reserves gigabytes that it does not use. */
const resourceLimits: readonly string[] = [
  `--nproc=${limits.threads}`,
  `--nofile=${limits.openFiles}`,
  `--data=${limits.dataBytes}`,
  `--fsize=${limits.diskBytes}`,
  '--core=0',
  '--memlock=0',
  '--msgqueue=0',
  '--',
];

const dropTo = (user: number): readonly string[] => [
  inBox.programs.setpriv,
  ...['--reuid', String(user), '--regid', String(user), '--clear-groups'],
  ...['--inh-caps=-all', '--bounding-set=-all', '--no-new-privs', '--'],
];
