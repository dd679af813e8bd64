import { chmodSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions, type OutputFile, type Plugin } from 'esbuild';
import { preloaded } from './box.ts';
import { removeForgotten, temporaryFolder } from './temporary.ts';

/** A folder of our own outside of the checkout, for which the user of a box may have no rights. */
export interface InsideFiles {
  /** Absolute path; ours alone, and every box's folder is made in it. */
  readonly root: string;
  /** Absolute path of the folder with `main.cjs`, `command.cjs` and the preloaded packages; every box sees it, read-only. */
  readonly folder: string;
  /** Lets other users pass through `root` (they cannot list it). */
  open(): void;
  remove(): void;
}

/**
 * Writes the harness (grader/box/inside, as one file) and the packages: each as one file for `import`, which every box loads, and as
 * it is for `require`.
 */
export async function writeInside(): Promise<InsideFiles> {
  removeForgotten();
  const root = temporaryFolder();
  const folder = join(root, 'inside');
  mkdirSync(folder);
  for (const { path, text } of (await Promise.all([harnesses(), ...preloaded.map(inOneFile)])).flat())
    writeFileSync(join(folder, basename(path)), text);
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

const options = {
  outdir: '/',
  bundle: true,
  write: false,
  platform: 'node',
  target: 'node22',
  logLevel: 'silent',
} satisfies BuildOptions;

/** Of solutions in TypeScript, and of commands in any language. */
const entries = ['main', 'command'] as const;

/** CommonJS: to `import` a module of Node's own reads all that it exports, which loads a good deal that nobody needs. */
async function harnesses(): Promise<readonly OutputFile[]> {
  const { outputFiles } = await build({
    ...options,
    entryPoints: entries.map((name) => fileURLToPath(new URL(`inside/${name}.ts`, import.meta.url))),
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
  });
  return outputFiles;
}

/** What `import` finds under the name, without a search for files: `ws` has eleven of them. */
async function inOneFile(name: string): Promise<readonly OutputFile[]> {
  const { outputFiles } = await build({
    ...options,
    entryPoints: { [name]: fileURLToPath(import.meta.resolve(name)) },
    outExtension: { '.js': '.mjs' },
    format: 'esm',
    banner: {
      js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
    },
    plugins: [lazily],
    // Native helpers of ws, which no box has: it need not look for them.
    define: { 'process.env.WS_NO_BUFFER_UTIL': '"1"', 'process.env.WS_NO_UTF_8_VALIDATE': '"1"' },
    external: ['bufferutil', 'utf-8-validate'],
  });
  return outputFiles;
}

/**
 * What `ws` asks for in case of `wss:`, which a box without network never opens, and of compression, which few ask for. They are
 * loaded when something of them is used: TLS costs a third as much as starting Node does (14 of 40 ms).
 */
const rarelyUsed = /^(https|tls|zlib)$/;

const lazily: Plugin = {
  name: 'lazily',
  setup(of) {
    of.onResolve({ filter: rarelyUsed }, ({ path }) => ({ path, namespace: 'lazily' }));
    of.onLoad({ filter: /.*/, namespace: 'lazily' }, ({ path }) => ({
      contents: `module.exports = new Proxy({}, { get: (_, key) => process.getBuiltinModule('node:${path}')[key] });`,
    }));
  },
};

const packageFolder = (name: string): string =>
  dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
