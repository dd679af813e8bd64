import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { Tap } from '../../grader/wire/index.ts';

type Done = (error?: Error | null) => void;

/** A connection to a program whose bytes are shown to a tap as they pass. Waits where the socket waits. */
export class TappedConnection extends Duplex {
  readonly #socket: Socket;
  readonly #tap: Tap;
  readonly #ended = { client: false, server: false };
  #waiting: Done | undefined;

  constructor(socket: Socket, tap: Tap) {
    super({ allowHalfOpen: true });
    this.#socket = socket;
    this.#tap = tap;
    this.on('error', () => undefined); // as on a socket of this proxy
    socket.on('data', (chunk: Buffer) => {
      tap.server(chunk);
      if (!this.push(chunk)) socket.pause();
    });
    socket.on('end', () => {
      this.#end('server', 'fin');
      this.push(null);
    });
    socket.on('drain', () => this.#resume());
    socket.on('error', (error) => {
      this.#end('server', 'reset');
      this.destroy(error);
    });
    socket.on('close', () => this.destroy());
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
    // Node writes an empty end of a request; on a connection that the program has just closed it would be an error.
    if (chunk.length === 0) {
      done();
      return;
    }
    this.#tap.client(chunk);
    if (this.#socket.write(chunk)) done();
    else this.#waiting = done;
  }

  override _final(done: Done): void {
    this.#end('client', 'fin');
    this.#socket.end(() => done());
  }

  override _destroy(error: Error | null, done: Done): void {
    // Broken off by the client, where nobody has said goodbye.
    if (!this.#ended.server) this.#end('client', 'reset');
    this.#socket.destroy();
    done(error);
  }

  #resume(): void {
    const done = this.#waiting;
    this.#waiting = undefined;
    done?.();
  }

  #end(side: 'client' | 'server', how: 'fin' | 'reset'): void {
    if (this.#ended[side]) return;
    this.#ended[side] = true;
    this.#tap.end(side, how);
  }
}
