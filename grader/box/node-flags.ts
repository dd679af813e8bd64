import { heapMiB, youngMiB } from './limits.ts';

export interface NodeFlagsOptions {
  /** Folder of the harness as the program sees it. */ readonly inside: string;
  /** The only folder that it may write to, as it sees it. */ readonly scratch: string;
}

/** Node's arguments in a box: the permission model, the heap's limit, and the harness as the main module. */
export const nodeFlags = ({ inside, scratch }: NodeFlagsOptions): readonly string[] => [
  '--permission',
  `--allow-fs-read=${inside}`,
  `--allow-fs-read=${scratch}`,
  `--allow-fs-write=${scratch}`,
  // Unix sockets count as network for the permission model. The network itself is kept away by its namespace.
  '--allow-net',
  '--disable-warning=ExperimentalWarning',
  '--disable-sigusr1',
  `--max-old-space-size=${heapMiB}`,
  // Node's own start fills the 1 MiB that V8 begins with: to look for garbage in it costs a tenth of a box.
  `--min-semi-space-size=${youngMiB}`,
  `${inside}/main.cjs`,
];
