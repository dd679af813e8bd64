import type { Socket } from 'node:net';

/** Passes on everything between two half-open sockets, endings included, until both are closed. */
export function join(one: Socket, other: Socket): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.pipe(to);
    from.on('error', () => to.destroy());
    from.on('close', () => {
      to.destroySoon();
    });
  }
}
