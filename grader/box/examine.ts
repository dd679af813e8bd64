import { copyFileSync, linkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Isolation } from '../report.ts';
import { inBox, type Tools } from './bubblewrap/arguments.ts';
import { commandEnclosure } from './bubblewrap/command.ts';
import { looseLayers } from './bubblewrap/hold.ts';
import { findProgram, librariesOf } from './bubblewrap/libraries.ts';
import { nodeEnclosure } from './bubblewrap/node.ts';
import type { CommandPlace } from './command-place.ts';
import { writeEtc } from './etc.ts';
import type { InsideFiles } from './inside.ts';
import { type LayerName, layerNames } from './layers.ts';
import { commandLimits } from './limits.ts';
import { nodeFlags } from './node-flags.ts';
import { plainEnclosure } from './plain.ts';
import { makeBox, type Pooled } from './pool.ts';
import { seccompArchitecture, seccompFilter } from './seccomp/filter.ts';
import type { Enclosure } from './warm-box.ts';

/** The ways in which this machine can hold programs. */
interface Means {
  /** Of TypeScript solutions. */ readonly enclosure: Enclosure;
  /** Of a command in any language. */ readonly enclosureFor: (place: CommandPlace) => Enclosure;
}

/** What this machine can hold a program with, tried out on a box that stands ready now. */
export interface Examined extends Means {
  readonly first: Pooled;
  readonly isolation: Isolation;
  readonly commandIsolation: Isolation;
  /** Layers that are missing, each with what was seen (English, for people who look after machines). */
  readonly missing: ReadonlyMap<LayerName, string>;
}

/**
 * Makes a first box as well as this machine can. Rejects where not even an ordinary process can be had. `flags` are Node's
 * in a full box.
 */
export async function examine(
  inside: InsideFiles,
  flags = nodeFlags({ inside: inBox.inside, scratch: inBox.scratch }),
): Promise<Examined> {
  try {
    return await tryOut(await namespaces(inside, flags), inside, new Map());
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return tryOut(plain(inside), inside, new Map<LayerName, string>([['namespaces', why]]));
  }
}

async function tryOut(
  means: Means,
  inside: InsideFiles,
  without: ReadonlyMap<LayerName, string>,
): Promise<Examined> {
  const first = await makeBox(means.enclosure, inside.root);
  const loose = new Map([...looseLayers(first.warm.grip.program), ...without]);
  const missing = new Map(layerNames.flatMap((name) => [...pick(loose, name)]));
  const isolation = isolationWithout(missing);
  // Node's permission model, all that is left without namespaces, is for Node alone.
  return {
    ...means,
    first,
    missing,
    isolation,
    commandIsolation: missing.has('namespaces') ? 'none' : isolation,
  };
}

function pick(layers: ReadonlyMap<LayerName, string>, name: LayerName): readonly [LayerName, string][] {
  const seen = layers.get(name);
  return seen === undefined ? [] : [[name, seen]];
}

/** Without namespaces, what is left counts for something only while Node guards the files and nobody is root. */
function isolationWithout(missing: ReadonlyMap<LayerName, string>): Isolation {
  if (missing.size === 0) return 'full';
  const bare = missing.has('namespaces') && (missing.has('permissions') || missing.has('user'));
  return bare ? 'none' : 'partial';
}

async function namespaces({ root, folder }: InsideFiles, flags: readonly string[]): Promise<Means> {
  if (process.platform !== 'linux') throw new Error(`There are no namespaces on ${process.platform}.`);
  const tools: Tools = {
    bwrap: demand('bwrap'),
    prlimit: demand('prlimit'),
    setpriv: demand('setpriv'),
    node: process.execPath,
  };
  const libraries = await librariesOf([tools.prlimit, tools.setpriv, tools.node]);
  const etc = writeEtc(root);
  const [filter, commandFilter] = [writeFilter(root, 'node'), writeFilter(root, 'any')];
  return {
    enclosure: nodeEnclosure({ tools, libraries, flags, inside: folder, filter }),
    enclosureFor: (place) => commandEnclosure({ tools, etc, place, inside: folder, filter: commandFilter }),
  };
}

function demand(name: string): string {
  const path = findProgram(name);
  if (path === undefined) throw new Error(`The program ${name} is not installed.`);
  return path;
}

function writeFilter(root: string, program: 'node' | 'any'): string | undefined {
  const architecture = seccompArchitecture();
  if (architecture === undefined) return undefined;
  const path = join(root, `${program}.bpf`);
  writeFileSync(path, seccompFilter({ architecture, program }));
  return path;
}

function plain(inside: InsideFiles): Means {
  const [prlimit, setpriv] = ['prlimit', 'setpriv'].map(findProgram);
  const programs = process.platform === 'linux' && prlimit && setpriv ? { prlimit, setpriv } : undefined;
  const drop = process.getuid?.() === 0 && programs !== undefined;
  if (drop) inside.open();
  const node = drop ? nodeForOthers(inside.root) : process.execPath;
  const command = [join(inside.folder, 'command.cjs')];
  return {
    enclosure: plainEnclosure({
      ...{ node, programs, drop },
      flags: (scratch) => nodeFlags({ inside: inside.folder, scratch }),
    }),
    // Its folder and its interpreter may be ours alone: it stays who we are.
    enclosureFor: () =>
      plainEnclosure({ node, programs, drop: false, flags: () => command, limits: commandLimits }),
  };
}

/** Node where another user may run it: the checkout may lie in a folder that is closed to others. */
function nodeForOthers(root: string): string {
  const node = join(root, 'node');
  try {
    linkSync(process.execPath, node);
  } catch {
    copyFileSync(process.execPath, node);
  }
  return node;
}
