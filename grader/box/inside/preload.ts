import { registerHooks } from 'node:module';

const wsFolder = new URL('ws/', import.meta.url).href;

/** Where a package of the box is found: by `import` and by `require`. */
const packages: Readonly<Record<string, { readonly import: string; readonly require: string }>> = {
  ws: {
    import: new URL('wrapper.mjs', wsFolder).href,
    require: new URL('index.js', wsFolder).href,
  },
};

/**
 * Node's own modules that labs use: loading them costs more than starting a solution. They are not imported: that reads
 * every export, and those of `node:http` load undici (see stage/builtins.ts).
 */
const builtins = [
  'node:assert',
  'node:async_hooks',
  'node:buffer',
  'node:crypto',
  'node:dns',
  'node:events',
  'node:fs/promises',
  'node:http',
  'node:net',
  'node:perf_hooks',
  'node:stream/promises',
  'node:string_decoder',
  'node:timers/promises',
  'node:url',
  'node:util',
  'node:zlib',
];

/**
 * What `ws` asks for in case of `wss:`, which a box without network never opens: loading TLS costs a third as much as starting
 * Node does (14 of 40 ms). It is loaded when something of it is used.
 */
const rarelyUsed: ReadonlySet<string> = new Set(['https', 'tls']);

const lazily = (name: string): string =>
  `module.exports = new Proxy({}, { get: (_, key) => process.getBuiltinModule('node:${name}')[key] });`;

/** The address of such a stand-in; its path is the module's name. */
const lazyScheme = 'lazy:';

/** Loads all of the above and makes the packages importable by their bare names. */
export async function preload(): Promise<void> {
  registerHooks({
    resolve(specifier, context, next) {
      if (rarelyUsed.has(specifier) && context.parentURL?.startsWith(wsFolder))
        return { url: `${lazyScheme}${specifier}`, format: 'commonjs', shortCircuit: true };
      const found = packages[specifier];
      if (found === undefined) return next(specifier, context);
      const url = context.conditions.includes('require') ? found.require : found.import;
      return { url, format: url.endsWith('.mjs') ? 'module' : 'commonjs', shortCircuit: true };
    },
    load: (url, context, next) =>
      url.startsWith(lazyScheme)
        ? { format: 'commonjs', source: lazily(url.slice(lazyScheme.length)), shortCircuit: true }
        : next(url, context),
  });
  for (const name of builtins) process.getBuiltinModule(name);
  await Promise.all(Object.keys(packages).map((name) => import(name)));
}
