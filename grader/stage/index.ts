import { type BuildFailure, build, type BuildOptions, type Message } from 'esbuild';
import { type Bundle, preloaded } from '../box/box.ts';
import type { Lab } from '../lab.ts';
import { Problem } from '../problem.ts';
import { problems } from '../problems.ts';
import { jail, type Refusal, solutionNamespace } from './imports.ts';
import { assertGradable, type Solution } from './solution.ts';

export type { Solution, SolutionFile } from './solution.ts';

const timeoutMs = 10_000;

/**
 * Makes one self-contained ES module of a solution. Nothing of it is run.
 * @throws Problem for what the learner has to correct: syntax, imports, size; with file, line and column
 */
export async function stage(lab: Pick<Lab, 'packages'>, solution: Solution): Promise<Bundle> {
  assertGradable(solution);
  try {
    const { outputFiles = [] } = await withinTime(build({ ...options, ...contentOf(lab, solution) }));
    const textOf = (end: string): string => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '';
    return { code: textOf('.mjs'), format: 'module', map: withPlainSources(textOf('.map')) };
  } catch (error) {
    throw problemOf(error, lab, solution);
  }
}

/** An ES module knows top-level await; what CommonJS code would miss there is given to it. */
const options = {
  bundle: true,
  write: false,
  outfile: 'solution.mjs',
  platform: 'node',
  format: 'esm',
  target: 'esnext',
  sourcemap: 'external',
  sourcesContent: false,
  logLevel: 'silent',
  tsconfigRaw: {},
  define: { __dirname: '"/solution"', __filename: '"/solution/solution.mjs"' },
} satisfies BuildOptions;

function contentOf({ packages }: Pick<Lab, 'packages'>, { files }: Solution): BuildOptions {
  const usesRequire =
    packages.some((name) => !preloaded.includes(name)) || files.some(({ text }) => text.includes('require('));
  return {
    entryPoints: [files[0]?.path ?? ''],
    plugins: [jail(files, packages)],
    ...(usesRequire && { banner: { js: requireBanner } }),
  };
}

/** Not a declaration: a solution may have its own `require`. */
const requireBanner =
  "import { createRequire as __createRequire } from 'node:module';\nglobalThis.require ??= __createRequire(import.meta.url);";

/** Stack traces name `echo.ts`, not `solution:echo.ts`. */
function withPlainSources(map: string): string {
  const parsed = JSON.parse(map) as { sources: string[] };
  const sources = parsed.sources.map((source) => source.replace(`${solutionNamespace}:`, ''));
  return JSON.stringify({ ...parsed, sources });
}

async function withinTime<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(problems('stage-timeout')), timeoutMs);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}

function problemOf(error: unknown, { packages }: Pick<Lab, 'packages'>, { files }: Solution): unknown {
  const [first] = isBuildFailure(error) ? error.errors : [];
  if (!first) return error;
  const at = placeOf(first, files[0]?.path ?? '');
  const where = [at.file, at.line, at.column].filter((part) => part !== undefined).join(':');
  const refusal = first.detail as Refusal | undefined;
  if (refusal?.refused === undefined) return problems('solution-syntax', { where, error: first.text }, at);
  const { refused, name } = refusal;
  return problems(
    refused,
    { where, name, allowed: allowedText(packages), files: files.map(({ path }) => path).join(', ') },
    at,
  );
}

const isBuildFailure = (error: unknown): error is BuildFailure =>
  error instanceof Error && !(error instanceof Problem) && 'errors' in error;

const allowedText = (packages: readonly string[]): string => [...packages, 'node:*'].join(', ');

/** esbuild counts columns from 0. */
const placeOf = ({ location }: Message, entry: string): { file: string; line?: number; column?: number } =>
  location
    ? {
        file: location.file.replace(`${solutionNamespace}:`, ''),
        line: location.line,
        column: location.column + 1,
      }
    : { file: entry };
