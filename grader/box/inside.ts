import { chmodSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type OutputFile } from 'esbuild';
import { preloaded } from './box.ts';
import { removeForgotten, temporaryFolder } from './temporary.ts';

/** A folder of our own outside of the checkout, for which the user of a box may have no rights. */
export interface InsideFiles {
  /** Absolute path; ours alone, and every box's folder is made in it. */
  readonly root: string;
  /** Absolute path of the folder with `main.mjs`, `command.mjs` and the preloaded packages; every box sees it, read-only. */
  readonly folder: string;
  /** Lets other users pass through `root` (they cannot list it). */
  open(): void;
  remove(): void;
}

/** Writes the harness (grader/box/inside, as one file) and the packages. */
export async function writeInside(): Promise<InsideFiles> {
  removeForgotten();
  const root = temporaryFolder();
  const folder = join(root, 'inside');
  mkdirSync(folder);
  for (const { path, text } of await bundles()) writeFileSync(join(folder, basename(path)), text);
  for (const name of preloaded) {
    cpSync(packageFolder(name), join(folder, name), { recursive: true, dereference: true });
  }
  return {
    root,
    folder,
    open: () => chmodSync(root, 0o711),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** The harnesses: of solutions in TypeScript, and of commands in any language. */
const entries = ['main', 'command'] as const;

async function bundles(): Promise<readonly OutputFile[]> {
  const { outputFiles } = await build({
    entryPoints: entries.map((name) => fileURLToPath(new URL(`inside/${name}.ts`, import.meta.url))),
    outdir: '/',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    logLevel: 'silent',
  });
  return outputFiles;
}

const packageFolder = (name: string): string =>
  dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
