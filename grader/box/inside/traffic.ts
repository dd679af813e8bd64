import { subscribe } from 'node:diagnostics_channel';
import net from 'node:net';

type Method = (this: unknown, ...args: unknown[]) => unknown;

/** Counts what the program does on its sockets (connect, write, end, destroy) from now on, but for `ignored` ones. */
export function watchTraffic(ignored: (socket: unknown) => boolean): () => number {
  let count = 0;
  const proto = net.Socket.prototype as unknown as Record<string, Method>;
  for (const name of ['connect', '_writeGeneric', '_final', '_destroy']) {
    const method = proto[name];
    if (method === undefined) continue;
    proto[name] = function (...args) {
      if (!ignored(this)) count += 1;
      return method.apply(this, args);
    };
  }
  return () => count;
}

/** Counts the connections that the program's servers accept from now on. */
export function countAccepted(): () => number {
  let count = 0;
  subscribe('net.server.socket', () => (count += 1));
  return () => count;
}
