import type { ListenOptions } from 'node:net';

/** A TCP address as the program gave it; port 0 is any free one. */
export interface Asked {
  readonly host: string | undefined;
  readonly port: number;
}

type Arguments = readonly unknown[];

/**
 * The TCP address that `listen` or `connect` was given in any of their many forms; undefined for anything else,
 * bad ports included, so that Node itself says what is wrong with them.
 */
export function wantedTcp(args: Arguments): Asked | undefined {
  const options = optionsOf(args);
  const elsewhere = ['path', 'fd', '_handle', 'handle'].some(
    (name) => (options[name] ?? undefined) !== undefined,
  );
  const port = portOf(options['port']);
  const host = options['host'] ?? undefined;
  if (elsewhere || port === undefined || (host !== undefined && typeof host !== 'string')) return undefined;
  return { host, port };
}

/** The arguments in their form `(options, callback)`. */
export function optionsOf(args: Arguments): Readonly<Record<string, unknown>> {
  const [first, second] = args;
  if (typeof first === 'object' && first !== null) return first as Record<string, unknown>;
  if (typeof first === 'string' && portOf(first) === undefined) return { path: first };
  if (first === undefined || first === null || typeof first === 'function') return { port: 0 };
  return { port: first, host: typeof second === 'string' ? second : undefined };
}

/** What to listen with instead. A full backlog refuses at once on a Unix socket, where TCP would try again: none is short. */
export function pipeOptions(args: Arguments, path: string): ListenOptions {
  const given = optionsOf(args) as ListenOptions;
  const backlog = args.slice(1).find((value) => typeof value === 'number') ?? given.backlog ?? 0;
  return { path, backlog: Math.max(backlog, 511), ...(given.signal && { signal: given.signal }) };
}

function portOf(value: unknown): number | undefined {
  if (typeof value !== 'number' && (typeof value !== 'string' || value.trim() === '')) return undefined;
  const port = Number(value);
  return Number.isInteger(port) && port >= 0 && port < 65_536 ? port : undefined;
}
