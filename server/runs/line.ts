import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { Side } from '../../grader/report.ts';
import type { Tap } from '../../grader/wire/index.ts';
import { Lane, type LaneConditions } from './lane.ts';

type Done = (error?: Error | null) => void;

export interface LineOptions {
  /** Shown what the program gets and says, when it gets and says it. */ readonly tap: Tap;
  /** Of what this side sends. */ readonly conditions: (from: Side) => LaneConditions;
}

/** A program is left with a client that is gone, and cannot know it, for at most so long. */
const abandonedMs = 10 * 60_000;

/**
 * A connection to a program over a network that can be made bad. Waits where the socket waits; bytes that pass are
 * shown to a tap on the program's side. While it is frozen neither end learns anything of the other, not even that it
 * has gone: a half-open connection.
 */
export class Line extends Duplex {
  readonly #socket: Socket;
  readonly #tap: Tap;
  readonly #up: Lane;
  readonly #down: Lane;
  readonly #ended = { client: false, server: false };
  #waiting: Done | undefined;
  #abandoned: NodeJS.Timeout | undefined;

  constructor(socket: Socket, { tap, conditions }: LineOptions) {
    super({ allowHalfOpen: true });
    this.#socket = socket;
    // A program that has said its last still waits for the last of its client: that is not ours to say.
    socket.allowHalfOpen = true;
    this.#tap = tap;
    this.#up = new Lane(
      () => conditions('client'),
      (bytes) => this.#toProgram(bytes),
      () => this.#resume(),
    );
    this.#down = new Lane(
      () => conditions('server'),
      (bytes) => this.#toClient(bytes),
      () => socket.resume(),
    );
    this.on('error', () => undefined); // as on a socket of this proxy
    this.#listen();
  }

  get frozen(): boolean {
    return this.#up.frozen;
  }

  /** Pulls the cable. */
  freeze(): void {
    this.#up.freeze();
    this.#down.freeze();
  }

  /** Puts it back: what was on its way arrives, and so does the news that somebody has gone. */
  thaw(): void {
    this.#up.thaw();
    this.#down.thaw();
    if (this.#abandoned) this.#letGo();
  }

  /** Breaks the connection for both ends at once. */
  cut(): void {
    this.#end('client', 'reset');
    this.#end('server', 'reset');
    this.#letGo();
    this.destroy();
  }

  /** The conditions have changed. */
  update(): void {
    this.#up.update();
    this.#down.update();
  }

  override _read(): void {
    this.#down.unblock();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
    // Node writes an empty end of a request; on a connection that the program has just closed it would be an error.
    if (chunk.length === 0 || this.#up.push(chunk)) done();
    else this.#waiting = done;
  }

  override _final(done: Done): void {
    this.#up.after(() => {
      this.#end('client', 'fin');
      this.#socket.end(() => done());
    });
  }

  override _destroy(error: Error | null, done: Done): void {
    if (this.frozen && !this.#socket.destroyed) {
      // The program cannot know: nothing gets through to it.
      this.#abandoned = setTimeout(() => this.#letGo(), abandonedMs).unref();
    } else this.#letGo();
    done(error);
  }

  #listen(): void {
    const socket = this.#socket;
    socket.on('data', (chunk: Buffer) => {
      this.#tap.server(chunk);
      if (!this.#down.push(chunk)) socket.pause();
    });
    socket.on('end', () => {
      this.#end('server', 'fin');
      this.#down.after(() => this.push(null));
    });
    socket.on('drain', () => this.#up.unblock());
    socket.on('error', (error) => {
      this.#end('server', 'reset');
      this.#down.after(() => this.destroy(error));
    });
    socket.on('close', () => {
      clearTimeout(this.#abandoned);
      this.#down.after(() => this.destroy());
    });
  }

  #toProgram(bytes: Uint8Array): void {
    if (this.#socket.destroyed) return;
    this.#tap.client(bytes);
    if (!this.#socket.write(bytes)) this.#up.block();
  }

  #toClient(bytes: Uint8Array): void {
    if (!this.destroyed && !this.push(bytes)) this.#down.block();
  }

  #resume(): void {
    const done = this.#waiting;
    this.#waiting = undefined;
    done?.();
  }

  /** Gives up the program's end of it. */
  #letGo(): void {
    clearTimeout(this.#abandoned);
    // Broken off by the client, where nobody has said goodbye.
    if (!this.#ended.server) this.#end('client', 'reset');
    this.#up.clear();
    this.#down.clear();
    this.#socket.destroy();
  }

  #end(side: Side, how: 'fin' | 'reset'): void {
    if (this.#ended[side]) return;
    this.#ended[side] = true;
    this.#tap.end(side, how);
  }
}
