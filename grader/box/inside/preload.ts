import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

/** The folder that this very file lies in, and the packages with it; see inside.ts. */
const folder = pathToFileURL(__filename).href;

/** Where a package of the box is found: by `import` and by `require`. */
const packages: Readonly<Record<string, { readonly import: string; readonly require: string }>> = {
  ws: { import: new URL('ws.mjs', folder).href, require: new URL('ws/index.js', folder).href },
};

/** Node's own modules that most labs use: loading them costs more than starting a solution. */
const builtins = [
  'node:async_hooks',
  'node:crypto',
  'node:events',
  'node:http',
  'node:net',
  'node:perf_hooks',
  'node:stream/promises',
  'node:string_decoder',
  'node:timers/promises',
  'node:url',
  'node:util',
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
  await Promise.all(Object.values(packages).map((found) => import(found.import)));
}
