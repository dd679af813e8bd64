import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Program } from '../../grader/index.ts';
import type { ConnectionAction, Faults, SetFaults } from '../play.ts';
import { problems } from '../problems.ts';
import { conditionsOf, cutAfter, faultsOf, type LineConditions, noFaults } from './faults.ts';
import { Line } from './line.ts';
import { notes } from './notes.ts';
import type { WireFeed } from './wire-feed.ts';

interface Parts {
  readonly wire: WireFeed;
  /** Called when a connection is gone. */ readonly onGone: () => void;
  /** Open at a time. */ readonly limit: number;
  /** Whether anybody sees what is shown of connections. */ readonly watched: () => boolean;
}

interface Kept {
  readonly line: Line;
  conditions: LineConditions;
}

/** A connection that is shown in the run's events, with its number and name there. */
export interface Call {
  readonly line: Line;
  readonly number: number;
  readonly name: string;
}

/** The connections to a run's program, with the network that they go over. */
export class Lines {
  readonly #parts: Parts;
  readonly #kept = new Map<number, Kept>();
  /** The connections that nobody sees and no fault touches. */
  readonly #plain = new Set<Socket>();
  #faults = noFaults;
  #open = 0;
  /** Of those, connections of the companion's own clients. */
  #called = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** How many clients that are not our own are connected. */
  get visitors(): number {
    return this.#open - this.#called;
  }

  /** Those of our own clients too. */
  get open(): number {
    return this.#open;
  }

  get faults(): Faults {
    return this.#faults;
  }

  /** Changes the network, for the connections that are open too. */
  set(given: SetFaults): void {
    this.#faults = faultsOf(given);
    for (const [number, kept] of this.#kept) {
      kept.conditions = conditionsOf(this.#faults, number);
      kept.line.update();
    }
  }

  /** Does something to one connection. @throws Problem `connection-unknown` */
  act(number: number, action: ConnectionAction): void {
    const kept = this.#kept.get(number);
    if (!kept) throw problems('connection-unknown', { number: String(number) });
    if (action.do === 'slow') {
      this.#slow(number, action.bytesPerSecond);
      return;
    }
    this.#parts.wire.note(notes[action.do], number);
    kept.line[action.do]();
  }

  /**
   * A connection of a client that came through the proxy. Where nobody watches, the network is without a fault and it
   * has no name, its bytes pass untouched and it has no number.
   * @throws Problem `run-connections-too-many`
   */
  async visit(program: Promise<Program>, name?: string): Promise<Duplex> {
    const socket = await this.#connect(program);
    const plain = this.#faults === noFaults && name === undefined && !this.#parts.watched();
    if (!plain) return this.#lay(socket, name).line;
    this.#plain.add(socket);
    return socket.once('close', () => this.#plain.delete(socket));
  }

  /** A connection of a client of our own. @throws Problem `run-connections-too-many` */
  async call(program: Promise<Program>, name?: string): Promise<Call> {
    this.#called += 1;
    const done = (): void => void (this.#called -= 1);
    try {
      const socket = await this.#connect(program);
      socket.once('close', done);
      return this.#lay(socket, name);
    } catch (error) {
      done();
      throw error;
    }
  }

  /** Breaks every connection, without a goodbye. */
  cut(): void {
    for (const { line } of this.#kept.values()) line.cut();
    for (const socket of this.#plain) socket.destroy();
  }

  async #connect(program: Promise<Program>): Promise<Socket> {
    const { limit, onGone } = this.#parts;
    if (this.#open >= limit) throw problems('run-connections-too-many', { limit: String(limit) });
    // Counted from here on, so that many at once cannot all pass the check.
    this.#open += 1;
    const done = (): void => {
      this.#open -= 1;
      onGone();
    };
    try {
      const socket = await (await program).connect();
      socket.once('close', done);
      // Told by whoever uses the connection; between two users nobody listens.
      socket.on('error', () => undefined);
      return socket;
    } catch (error) {
      done();
      throw error;
    }
  }

  #lay(socket: Socket, name?: string): Call {
    const tap = this.#parts.wire.open(name);
    const { number } = tap;
    const line: Line = new Line(socket, { tap, conditions: (from) => kept.conditions[from] });
    const cutting = cutAfter(this.#faults, number);
    const timer =
      cutting === undefined ? undefined : setTimeout(() => this.act(number, { do: 'cut' }), cutting);
    const kept: Kept = { line, conditions: conditionsOf(this.#faults, number) };
    this.#kept.set(number, kept);
    socket.once('close', () => clearTimeout(timer));
    // A client on a pulled cable is still there when the program has gone.
    line.once('close', () => {
      if (socket.destroyed) this.#kept.delete(number);
      else socket.once('close', () => this.#kept.delete(number));
    });
    return { line, number, name: tap.name };
  }

  #slow(number: number, readsPerSecond: number | null): void {
    const { connections } = this.#faults;
    const key = String(number);
    this.set({
      ...this.#faults,
      connections: { ...connections, [key]: { ...connections[key], readsPerSecond } },
    });
  }
}
