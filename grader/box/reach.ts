import { chmodSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { join as joinPath } from 'node:path';
import { join } from './relay.ts';

export interface ReachOptions {
  /** Host folder of this box alone, and where the box sees it. */
  readonly folder: string;
  readonly inBox: string;
  readonly sockets: readonly { readonly address: string; readonly socketPath: string }[];
}

/** Host sockets lent to a box. */
export interface Reach {
  /** `host:port` and the socket that stands for it, as the box sees it. */
  readonly inside: readonly (readonly [address: string, path: string])[];
  close(): void;
}

/**
 * Lends sockets of the host to one box, through a relay each: a box is mounted before it is known what its program may
 * reach, and the relay finds the socket that stands there at that moment, also one that was made anew.
 */
export async function lend({ folder, inBox, sockets }: ReachOptions): Promise<Reach> {
  const relays = await Promise.all(
    sockets.map(({ socketPath }, index) => relay(joinPath(folder, String(index)), socketPath)),
  );
  return {
    inside: sockets.map(({ address }, index) => [address, `${inBox}/${index}`]),
    close: () => relays.forEach((each) => each.close()),
  };
}

interface Relay {
  close(): void;
}

async function relay(path: string, target: string): Promise<Relay> {
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (inner) => {
    const outer = connect({ path: target, allowHalfOpen: true });
    for (const socket of [inner, outer]) open.add(socket.on('close', () => open.delete(socket)));
    join(inner, outer);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  // The program may be another user of this machine; the folder around it is ours alone.
  chmodSync(path, 0o666);
  return {
    close() {
      server.close();
      open.forEach((socket) => socket.destroy());
    },
  };
}
