import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** A folder of our own outside of the checkout, readable by all: what is bound into every box as `/box`. */
export interface InsideFiles {
  /** Absolute path of the private parent: `0700`, ours. */
  readonly root: string;
  /** Absolute path of the folder with `main.mjs` and the packages. */
  readonly folder: string;
  remove(): void;
}

/** Writes the harness (grader/box/inside, as one file) and the preloaded packages. The checkout may lie where a box's user cannot read. */
export async function writeInside(): Promise<InsideFiles> {
  const root = mkdtempSync(join(tmpdir(), 'wirebook-'));
  const folder = join(root, 'inside');
  mkdirSync(folder);
  writeFileSync(join(folder, 'main.mjs'), await bundle());
  cpSync(packageFolder('ws'), join(folder, 'ws'), { recursive: true, dereference: true });
  chmodSync(folder, 0o755);
  return { root, folder, remove: () => rmSync(root, { recursive: true, force: true }) };
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('inside/main.ts', import.meta.url))],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    logLevel: 'silent',
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error('esbuild wrote nothing for grader/box/inside/main.ts.');
  return file.text;
}

const packageFolder = (name: string): string =>
  dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
