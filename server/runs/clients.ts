import type { Program } from '../../grader/index.ts';
import type { ClientAction, OpenClient, RunClient } from '../play.ts';
import { problems } from '../problems.ts';
import { Client } from './client.ts';
import type { Lines } from './lines.ts';

/** Clients of the companion's own that one run may have. */
export const mostClients = 100;

/** The companion's own clients of one run. They live until they are told to go, or the program ends. */
export class Clients {
  readonly #lines: Lines;
  readonly #clients = new Map<string, Client>();

  constructor(lines: Lines) {
    this.#lines = lines;
  }

  /** Those that are connected, or were until a moment ago, in the order that they came. */
  get all(): readonly RunClient[] {
    return [...this.#clients.values()].map(({ described }) => described);
  }

  /** Connects one, and waits for the answer to its handshake. @throws Problem `clients-too-many` */
  async open(program: Promise<Program>, opening: OpenClient): Promise<RunClient> {
    this.#makeRoom();
    const call = await this.#lines.call(program, opening.name);
    const client = new Client(call, opening, (action) => this.#lines.act(call.number, action));
    this.#clients.set(client.id, client);
    await client.answered();
    return client.described;
  }

  /** @throws Problem `client-unknown`, `client-gone`, `client-backlog` */
  do(id: string, action: ClientAction): void {
    const client = this.#clients.get(id);
    if (!client) throw problems('client-unknown');
    client.do(action);
  }

  /** Forgets those that are gone. */
  #makeRoom(): void {
    for (const [id, { described }] of this.#clients) if (!described.open) this.#clients.delete(id);
    if (this.#clients.size >= mostClients) {
      throw problems('clients-too-many', { limit: String(mostClients) });
    }
  }
}
