import type { Duplex } from 'node:stream';
import type { Guest } from '../api.ts';
import { problems } from '../problems.ts';

/** Connections of guests to one run. Its owner needs some too. */
const mostConnections = 100;

/** Classmates who talk to a run: let in, and put out, by its owner alone. */
export class Guests {
  readonly #connections = new Map<Duplex, string>();
  #shared = false;
  #arriving = 0;

  get shared(): boolean {
    return this.#shared;
  }

  /** Closing the door puts out whoever is in. */
  share(shared: boolean): void {
    this.#shared = shared;
    if (!shared) for (const connection of this.#connections.keys()) connection.destroy();
  }

  /** Who is in, in the order in which they came. */
  get present(): readonly Guest[] {
    const counts = new Map<string, number>();
    for (const name of this.#connections.values()) counts.set(name, (counts.get(name) ?? 0) + 1);
    return [...counts].map(([name, connections]) => ({ name, connections }));
  }

  /**
   * A connection of a guest. A program may take its time to listen: the door is looked at again once it does.
   * @throws Problem `run-unknown`, `run-connections-too-many`
   */
  async visit(name: string, open: () => Promise<Duplex>): Promise<Duplex> {
    if (this.#connections.size + this.#arriving >= mostConnections)
      throw problems('run-connections-too-many', { limit: String(mostConnections) });
    this.#arriving += 1;
    const connection = await open().finally(() => (this.#arriving -= 1));
    if (!this.#shared) {
      connection.destroy();
      throw problems('run-unknown');
    }
    this.#connections.set(connection, name);
    return connection.once('close', () => this.#connections.delete(connection));
  }
}

/** What a guest's connection is called in wire events: no client that the owner has opened is called so. */
export const guestLabel = (name: string): string => `@${name}`;
