import { randomInt } from 'node:crypto';
import { programLimits } from '../limits.ts';
import { proc } from '../proc.ts';
import type { Enclosure } from '../warm-box.ts';
import { bubblewrap, folders, foldersAbove, freeUsers, inBox, memory, type Tools } from './arguments.ts';
import { namespaceGrip } from './grip.ts';

export interface NodeBoxOptions {
  readonly tools: Tools;
  /** Shared libraries that these need. */ readonly libraries: readonly string[];
  /** The harness's folder; see inside.ts. */ readonly inside: string;
  /** Node's arguments in the box; see node-flags.ts. */ readonly flags: readonly string[];
  /** File with the compiled seccomp filter. */ readonly filter?: string | undefined;
}

const places = { node: '/bin/node', prlimit: '/bin/prlimit', setpriv: '/bin/setpriv' } as const;

/** The box of a TypeScript solution: it sees Node, the libraries that Node needs, and the harness. */
export function nodeEnclosure({ tools, libraries, inside, flags, filter }: NodeBoxOptions): Enclosure {
  const isRoot = process.getuid?.() === 0;
  const { prlimit, setpriv } = places;
  const box = { bwrap: tools.bwrap, files: files(tools, libraries), inside, filter, prlimit, setpriv };
  return {
    limits: programLimits,
    reachInBox: () => inBox.reach,
    socketsInBox: () => `${inBox.sockets}/`,
    launch: (reach) =>
      bubblewrap({
        ...box,
        reach,
        limits: programLimits,
        user: isRoot ? randomInt(...freeUsers) : undefined,
        command: [places.node, ...flags],
      }),
    // Node may not start processes: it is the only one.
    grip: (launched) => namespaceGrip(launched, ({ program }) => proc.together([program])),
  };
}

const files = (tools: Tools, libraries: readonly string[]): readonly string[] => [
  ...folders(foldersAbove(libraries)),
  ...libraries.flatMap((path) => ['--ro-bind', path, path]),
  ...folders(['/bin', '/dev']),
  ...(['node', 'prlimit', 'setpriv'] as const).flatMap((name) => ['--ro-bind', tools[name], places[name]]),
  ...['/dev/null', '/dev/urandom'].flatMap((path) => ['--dev-bind', path, path]),
  ...memory(inBox.scratch, programLimits.diskBytes),
];
