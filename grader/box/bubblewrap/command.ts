import { randomInt } from 'node:crypto';
import { lstatSync, readlinkSync } from 'node:fs';
import type { CommandPlace } from '../command-place.ts';
import { commandLimits } from '../limits.ts';
import { proc } from '../proc.ts';
import type { Enclosure } from '../warm-box.ts';
import { bubblewrap, folders, foldersAbove, freeUsers, inBox, memory, type Tools } from './arguments.ts';
import { namespaceGrip } from './grip.ts';

export interface CommandBoxOptions {
  readonly tools: Tools;
  /** The harness's folder; see inside.ts. */ readonly inside: string;
  /** Folder with the box's /etc; see etc.ts. */ readonly etc: string;
  /** File with the compiled seccomp filter. */ readonly filter?: string | undefined;
  readonly place: CommandPlace;
}

const node = '/wirebook/node';

/** The box of a command in any language: it sees the system's programs and its own folder, read-only. */
export function commandEnclosure({ tools, inside, etc, filter, place }: CommandBoxOptions): Enclosure {
  const isRoot = process.getuid?.() === 0;
  const { bwrap, prlimit, setpriv } = tools;
  const files = [...system(), ...settings(etc), ...devices, ...own(tools, place)];
  return {
    limits: commandLimits,
    reachInBox: () => inBox.reach,
    socketsInBox: () => `${inBox.sockets}/`,
    launch: (reach) =>
      bubblewrap({
        ...{ bwrap, prlimit, setpriv, files, inside, filter, reach },
        limits: commandLimits,
        user: isRoot ? randomInt(...freeUsers) : undefined,
        command: [node, '--disable-warning=ExperimentalWarning', `${inBox.inside}/command.cjs`],
      }),
    grip: (launched) => namespaceGrip(launched, ({ root }) => proc.together(proc.descendantsOf(root))),
  };
}

/** `/usr`, and the old names of its parts: links on most systems, folders on some. */
function system(): readonly string[] {
  const old = ['/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32'].flatMap((path) => {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return [];
    return stat.isSymbolicLink() ? ['--symlink', readlinkSync(path), path] : ['--ro-bind', path, path];
  });
  return ['--ro-bind', '/usr', '/usr', ...old];
}

/** Of /etc only what programs need to find their libraries and names; nothing that is private to this machine. */
const settings = (etc: string): readonly string[] => [
  ...folders(['/etc', '/etc/ssl']),
  ...['passwd', 'group', 'hosts', 'nsswitch.conf'].flatMap((name) => [
    '--ro-bind',
    `${etc}/${name}`,
    `/etc/${name}`,
  ]),
  ...['ld.so.cache', 'alternatives', 'localtime', 'ssl/certs', 'ssl/openssl.cnf', 'mime.types'].flatMap(
    (name) => [...['--ro-bind-try', `/etc/${name}`, `/etc/${name}`]],
  ),
];

const devices: readonly string[] = [
  ...folders(['/dev']),
  ...['null', 'zero', 'full', 'random', 'urandom'].flatMap((name) => [
    '--dev-bind',
    `/dev/${name}`,
    `/dev/${name}`,
  ]),
  ...['--symlink', '/proc/self/fd', '/dev/fd', '--symlink', '/proc/self/fd/1', '/dev/stdout'],
  ...['--symlink', '/proc/self/fd/2', '/dev/stderr'],
  ...memory('/dev/shm', commandLimits.diskBytes),
];

/** Bound under the paths that they have on the host: virtual environments and the like hold absolute ones. */
function own({ node: hostNode }: Tools, { cwd, readable }: CommandPlace): readonly string[] {
  const paths = [...readable, cwd];
  return [
    ...memory(inBox.scratch, commandLimits.diskBytes),
    ...folders(foldersAbove(paths).filter((path) => !path.startsWith('/usr'))),
    ...paths.flatMap((path) => ['--ro-bind', path, path]),
    ...folders(['/wirebook']),
    ...['--ro-bind', hostNode, node],
  ];
}
