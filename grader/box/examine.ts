import { copyFileSync, linkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Isolation } from '../report.ts';
import { bubblewrapEnclosure, inBox } from './bubblewrap.ts';
import { looseLayers } from './hold.ts';
import type { InsideFiles } from './inside.ts';
import { type LayerName, layerNames } from './layers.ts';
import { findProgram, librariesOf } from './libraries.ts';
import { nodeFlags } from './node-flags.ts';
import { plainEnclosure } from './plain.ts';
import { makeBox, type Pooled } from './pool.ts';
import { seccompArchitecture, seccompFilter } from './seccomp/filter.ts';
import type { Enclosure } from './warm-box.ts';

/** What this machine can hold a program with, tried out on a box that stands ready now. */
export interface Examined {
  readonly enclosure: Enclosure;
  readonly first: Pooled;
  readonly isolation: Isolation;
  /** Layers that are missing, each with what was seen (English, for people who look after machines). */
  readonly missing: ReadonlyMap<LayerName, string>;
}

/**
 * Makes a first box as well as this machine can. Rejects where not even an ordinary process can be had. `flags` are Node's
 * in a full box.
 */
export async function examine(inside: InsideFiles, flags = nodeFlags(inBox)): Promise<Examined> {
  try {
    return await tryOut(await fullEnclosure(inside, flags), inside, new Map());
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const missing = new Map<LayerName, string>([['namespaces', why]]);
    return tryOut(plainEnclosureOf(inside), inside, missing);
  }
}

async function tryOut(
  enclosure: Enclosure,
  inside: InsideFiles,
  without: ReadonlyMap<LayerName, string>,
): Promise<Examined> {
  const first = await makeBox(enclosure, inside.root);
  const loose = new Map([...looseLayers(first.warm.grip.program), ...without]);
  const missing = new Map(layerNames.flatMap((name) => [...pick(loose, name)]));
  return { enclosure, first, missing, isolation: isolationWithout(missing) };
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

async function fullEnclosure(inside: InsideFiles, flags: readonly string[]): Promise<Enclosure> {
  if (process.platform !== 'linux') throw new Error(`There are no namespaces on ${process.platform}.`);
  const programs = {
    bwrap: demand('bwrap'),
    prlimit: demand('prlimit'),
    setpriv: demand('setpriv'),
    node: process.execPath,
  };
  const libraries = await librariesOf([programs.prlimit, programs.setpriv, programs.node]);
  const architecture = seccompArchitecture();
  const filter = join(inside.root, 'node.bpf');
  if (architecture) writeFileSync(filter, seccompFilter({ architecture, program: 'node' }));
  const seccomp = architecture && { filter };
  return bubblewrapEnclosure({ programs, libraries, flags, inside: inside.folder, ...seccomp });
}

function demand(name: string): string {
  const path = findProgram(name);
  if (path === undefined) throw new Error(`The program ${name} is not installed.`);
  return path;
}

function plainEnclosureOf(inside: InsideFiles): Enclosure {
  const [prlimit, setpriv] = ['prlimit', 'setpriv'].map(findProgram);
  const programs = process.platform === 'linux' && prlimit && setpriv ? { prlimit, setpriv } : undefined;
  const isRoot = process.getuid?.() === 0;
  if (isRoot) inside.open();
  return plainEnclosure({
    inside: inside.folder,
    node: isRoot && programs ? nodeForOthers(inside.root) : process.execPath,
    ...(programs && { programs }),
  });
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
