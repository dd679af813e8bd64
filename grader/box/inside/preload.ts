import { registerHooks } from 'node:module';

/** Where a package of the box is found: by `import` and by `require`. */
const packages: Readonly<Record<string, { readonly import: string; readonly require: string }>> = {
  ws: {
    import: new URL('ws/wrapper.mjs', import.meta.url).href,
    require: new URL('ws/index.js', import.meta.url).href,
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
  'node:https',
  'node:net',
  'node:perf_hooks',
  'node:stream/promises',
  'node:string_decoder',
  'node:timers/promises',
  'node:tls',
  'node:url',
  'node:util',
  'node:zlib',
];

/** Loads all of the above and makes the packages importable by their bare names. */
export async function preload(): Promise<void> {
  registerHooks({
    resolve(specifier, context, next) {
      const found = packages[specifier];
      if (found === undefined) return next(specifier, context);
      const url = context.conditions.includes('require') ? found.require : found.import;
      return { url, format: url.endsWith('.mjs') ? 'module' : 'commonjs', shortCircuit: true };
    },
  });
  for (const name of builtins) process.getBuiltinModule(name);
  await Promise.all(Object.keys(packages).map((name) => import(name)));
}
