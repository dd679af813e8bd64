import type { PackageTypes } from '../types/collect.ts';
import type { MonacoModule } from './load.ts';

/** As strict as the project itself. */
const compilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noFallthroughCasesInSwitch: true,
  erasableSyntaxOnly: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  skipLibCheck: true,
  lib: ['esnext'],
  types: ['node'],
  typeRoots: ['file:///node_modules/@types'],
};
/** TypeScript's own numbers, `Bundler` and `Force`, for which Monaco's declarations have no names. */
const unnamedOptions: object = { moduleResolution: 100, moduleDetection: 3 };

/** Tells the editor's TypeScript how to check, and what the lab's packages are. */
export const configureTypeScript = (
  { typescript: { typescriptDefaults, ScriptTarget, ModuleKind } }: MonacoModule,
  types: PackageTypes,
): void => {
  typescriptDefaults.setCompilerOptions({
    ...compilerOptions,
    ...unnamedOptions,
    target: ScriptTarget.ESNext,
    module: ModuleKind.ESNext,
    paths: Object.fromEntries(Object.entries(types.paths).map(([name, [...paths]]) => [name, paths])),
  });
  typescriptDefaults.setEagerModelSync(true);
  typescriptDefaults.setExtraLibs(
    Object.entries(types.files).map(([path, content]) => ({ content, filePath: `file://${path}` })),
  );
};

/** @throws Error where the companion does not answer within 20 s; the editor then works without types */
export const fetchTypes = async (key: string): Promise<PackageTypes> => {
  const response = await fetch(`/types/${key}.json`, { signal: AbortSignal.timeout(20_000) });
  if (!response.ok) throw new Error(`/types/${key}.json: ${response.status}`);
  return (await response.json()) as PackageTypes;
};
