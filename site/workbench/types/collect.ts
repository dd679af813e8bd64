import ts from 'typescript';

/** What the editor must know of packages to complete and check code that uses them. */
export interface PackageTypes {
  /** Declarations by path, `/node_modules/@types/ws/index.d.mts`, with their text. */
  readonly files: Readonly<Record<string, string>>;
  /** Where the names that are imported lead: the editor's TypeScript sees no package.json. */
  readonly paths: Readonly<Record<string, readonly string[]>>;
}

const options: ts.CompilerOptions = {
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  target: ts.ScriptTarget.ESNext,
  types: ['node'],
  noLib: true,
  skipLibCheck: true,
};

/**
 * The declarations of the packages, of Node, and of all that they need: exactly those that TypeScript would read.
 * Runs at build time.
 * @param root absolute path of the folder that has the node_modules
 */
export const collectTypes = (root: string, packages: readonly string[]): PackageTypes => {
  const host = ts.createCompilerHost(options);
  const entry = `${root}/entry.ts`;
  const imports = packages.map((name) => `import '${name}';`).join('\n');
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) =>
    name === entry ? ts.createSourceFile(name, imports, ts.ScriptTarget.ESNext) : read(name, ...rest);
  const program = ts.createProgram([entry], options, host);
  const sources = program.getSourceFiles();
  const inside = (path: string): string => path.slice(root.length);
  return {
    files: Object.fromEntries(
      sources
        .filter(({ fileName }) => fileName !== entry)
        .map(({ fileName, text }) => [inside(fileName), text]),
    ),
    paths: Object.fromEntries(
      sources.flatMap((file) =>
        bareImports(file, host).map(([name, path]) => [name, [`file://${inside(path)}`]]),
      ),
    ),
  };
};

/** Imports that are neither relative nor one of Node's own modules, with the file that each leads to. */
const bareImports = ({ fileName, text }: ts.SourceFile, host: ts.CompilerHost): [string, string][] =>
  ts.preProcessFile(text).importedFiles.flatMap(({ fileName: name }) => {
    const { resolvedModule } = ts.resolveModuleName(name, fileName, options, host);
    const bare = !name.startsWith('.') && resolvedModule?.isExternalLibraryImport;
    return bare ? [[name, resolvedModule.resolvedFileName] as [string, string]] : [];
  });
