import { closeSync, constants, fstatSync, openSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import type { Sockets } from './warm-box.ts';
import { setTimeout as wait } from 'node:timers/promises';

/** Linux: the file is named, not opened, so that nothing in it is touched; for Node's `open` it is a plain number. */
const O_PATH = 0o10000000;

const connectPatienceMs = 2000;

/**
 * The folder in a box where its program's sockets lie, held open since before the program began. The program may put
 * anything in there: names are looked up in this very folder, links are not followed, and what is not a socket is refused.
 */
export class SocketFolder implements Sockets {
  readonly #descriptor: number;
  #closed = false;

  constructor(path: string) {
    this.#descriptor = openSync(path, O_PATH | constants.O_DIRECTORY | constants.O_NOFOLLOW);
  }

  /** Connects to the socket called `name`. Rejects with the error of the system: ECONNREFUSED when nobody listens. */
  async connect(name: string): Promise<Socket> {
    const deadline = performance.now() + connectPatienceMs;
    for (;;) {
      try {
        return await this.#connect(name);
      } catch (error) {
        // A full backlog: TCP would have tried again too.
        const full = (error as NodeJS.ErrnoException).code === 'EAGAIN';
        if (!full || performance.now() > deadline) throw error;
        await wait(10);
      }
    }
  }

  has(name: string): boolean {
    try {
      closeSync(this.#open(name));
      return true;
    } catch {
      return false;
    }
  }

  close(): void {
    if (!this.#closed) closeSync(this.#descriptor);
    this.#closed = true;
  }

  async #connect(name: string): Promise<Socket> {
    const descriptor = this.#open(name);
    try {
      // connect(2) has been called when this returns: the descriptor is needed no longer.
      const socket = connect(`/proc/self/fd/${descriptor}`);
      return await opened(socket);
    } finally {
      closeSync(descriptor);
    }
  }

  #open(name: string): number {
    if (this.#closed) throw refused(name);
    let descriptor: number;
    try {
      descriptor = openSync(`/proc/self/fd/${this.#descriptor}/${name}`, O_PATH | constants.O_NOFOLLOW);
    } catch (error) {
      throw refused(name, error);
    }
    if (fstatSync(descriptor).isSocket()) return descriptor;
    closeSync(descriptor);
    throw refused(name);
  }
}

function refused(name: string, cause?: unknown): Error {
  const error = new Error(`connect ECONNREFUSED ${name}`, { cause });
  return Object.assign(error, { code: 'ECONNREFUSED', syscall: 'connect' });
}

function opened(socket: Socket): Promise<Socket> {
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(socket);
    });
  });
}
