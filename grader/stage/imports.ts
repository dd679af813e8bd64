import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, OnResolveArgs, OnResolveResult, Plugin } from 'esbuild';
import { preloaded } from '../box/box.ts';
import { sparingHttp } from './builtins.ts';
import type { SolutionFile } from './solution.ts';

/** Namespace of the learner's files in esbuild: they exist in memory alone. */
export const solutionNamespace = 'solution';

/** Namespace of Node's modules that are given in another form; see builtins.ts. */
const builtinNamespace = 'builtin';

/** Why an import was refused; the bundler hands it back with the place of the import. */
export interface Refusal {
  readonly refused: 'import-not-allowed' | 'import-outside' | 'import-missing';
  readonly name: string;
}

const loaders: Readonly<Record<string, Loader>> = {
  '.js': 'js',
  '.mjs': 'js',
  '.cjs': 'js',
  '.jsx': 'jsx',
  '.tsx': 'tsx',
  '.json': 'json',
};

const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Lets a solution import its own files, the lab's packages and Node's own modules, and nothing else. The bundler runs
 * outside the box: nothing of this machine is read but the files of the lab's packages.
 */
export const jail = (files: readonly SolutionFile[], packages: readonly string[]): Plugin => ({
  name: 'jail',
  setup(build) {
    const texts = new Map(files.map(({ path, text }) => [posix.normalize(path), text]));
    const find = (args: OnResolveArgs): OnResolveResult | Promise<OnResolveResult> => {
      const name = args.path;
      if (args.kind === 'entry-point') return { path: posix.normalize(name), namespace: solutionNamespace };
      if (name.startsWith('.')) return own(name, args.importer, texts);
      if (isBuiltin(name)) return builtin(name.startsWith('node:') ? name : `node:${name}`, args.kind);
      if (!packages.includes(name))
        return refuse(isPath(name) ? 'import-outside' : 'import-not-allowed', name);
      if (preloaded.includes(name)) return { path: name, external: true };
      return build.resolve(name, { resolveDir: projectFolder, kind: args.kind });
    };
    build.onResolve({ filter: /.*/, namespace: solutionNamespace }, find);
    build.onResolve({ filter: /.*/ }, (args) => (args.kind === 'entry-point' ? find(args) : undefined));
    build.onLoad({ filter: /.*/, namespace: solutionNamespace }, ({ path }) => ({
      contents: texts.get(path) ?? '',
      loader: loaders[posix.extname(path)] ?? 'ts',
    }));
    build.onLoad({ filter: /.*/, namespace: builtinNamespace }, () => ({ contents: sparingHttp }));
  },
});

const builtin = (path: string, kind: OnResolveArgs['kind']): OnResolveResult =>
  path === 'node:http' && kind === 'import-statement'
    ? { path, namespace: builtinNamespace }
    : { path, external: true };

/** One of the solution's own files, by the name that TypeScript, Node or a bundler would accept. */
function own(name: string, importer: string, texts: ReadonlyMap<string, string>): OnResolveResult {
  const wanted = posix.normalize(posix.join(posix.dirname(importer), name));
  if (wanted === '..' || wanted.startsWith('../')) return refuse('import-outside', name);
  const asTypeScript = wanted.replace(/\.(m|c)?js$/, '.$1ts');
  const candidates = [wanted, asTypeScript, `${wanted}.ts`, `${wanted}.js`, `${wanted}/index.ts`];
  const found = candidates.find((path) => texts.has(path));
  return found === undefined ? refuse('import-missing', name) : { path: found, namespace: solutionNamespace };
}

/** Of this machine or of another: `/etc/passwd`, `C:\x`, `file:///x`, `https://x`. */
const isPath = (name: string): boolean => /^(\/|[a-z]:[\\/]|(file|https?|data):)/i.test(name);

const refuse = (refused: Refusal['refused'], name: string): OnResolveResult => ({
  errors: [{ text: `${refused}: ${name}`, detail: { refused, name } satisfies Refusal }],
});
