import { rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import type { ProgramOptions } from './box/box.ts';
import { temporaryFolder } from './box/temporary.ts';

/** Where the programs of client labs find the checks, as they see it. */
const address = '127.0.0.1:4800';
/** Connections that nobody has taken yet; more are turned away. */
const mostWaiting = 1000;

/** The door at which the program of a client lab knocks: a socket of this machine that the box is lent. */
export class Entrance {
  readonly #folder = temporaryFolder();
  readonly #path = join(this.#folder, 'socket');
  readonly #waiting: Socket[] = [];
  #server: Server | undefined;
  #onArrival: () => void = () => undefined;

  /** Variables and sockets for a program to be started. */
  get lent(): Pick<ProgramOptions, 'variables' | 'reach'> {
    return {
      variables: { SERVER_URL: `ws://${address}/` },
      reach: [{ address, socketPath: this.#path }],
    };
  }

  /** Takes connections from now on. */
  async open(): Promise<void> {
    if (this.#server) return;
    const server = createServer({ pauseOnConnect: true }, (socket) => this.#arrive(socket));
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#path, resolve);
    });
  }

  /** Takes none from now on; those that wait are cut off. */
  close(): void {
    this.#server?.close();
    this.#server = undefined;
    for (const socket of this.#waiting.splice(0)) socket.destroy();
  }

  /** The connection that has waited for longest; it is paused. */
  take(): Socket | undefined {
    return this.#waiting.shift();
  }

  /** Whether somebody waits to be taken. */
  get isKnocked(): boolean {
    return this.#waiting.length > 0;
  }

  /** Calls whenever somebody has come. */
  set onArrival(call: () => void) {
    this.#onArrival = call;
  }

  remove(): void {
    this.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #arrive(socket: Socket): void {
    socket.on('error', () => undefined);
    if (this.#waiting.length < mostWaiting) this.#waiting.push(socket);
    else socket.destroy();
    this.#onArrival();
  }
}
