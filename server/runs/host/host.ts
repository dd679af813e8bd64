import { Entrance } from '../../../grader/entrance.ts';
import type { Host, HostAction, HostMode } from '../../host.ts';
import type { WireFeed } from '../wire-feed.ts';
import { Guest } from './guest.ts';
import { modeNotes } from './notes.ts';

/** Events that are kept for whoever comes back; older ones are missed. */
const history = 100;
/** Connections at a time: a client that runs wild is turned away. */
const mostGuests = 50;

/** The server that the program of a client lab talks to while it runs, doing what the learner tells it. */
export class PlayedServer {
  readonly #entrance = new Entrance();
  readonly #wire: WireFeed;
  readonly #guests = new Set<Guest>();
  #mode: HostMode = 'accept';
  #lastId = 0;
  #closed = false;

  constructor(wire: WireFeed) {
    this.#wire = wire;
    this.#entrance.onArrival = () => this.#receive();
  }

  /** What a program needs to find it. */
  get lent(): Entrance['lent'] {
    return this.#entrance.lent;
  }

  get described(): Host {
    const connections = [...this.#guests].filter(({ open }) => open).length;
    return { mode: this.#mode, lastId: this.#lastId, connections };
  }

  /** Takes connections from now on. */
  async open(): Promise<void> {
    if (this.#mode !== 'down') await this.#entrance.open();
  }

  async do(action: HostAction): Promise<void> {
    if (action.do === 'mode') return this.#become(action.mode);
    if (action.do === 'event') this.#lastId += 1;
    for (const guest of this.#guests) this.#tell(guest, action);
  }

  /** Ends every connection, and takes none any more. */
  close(): void {
    this.#closed = true;
    for (const guest of this.#guests) guest.cut();
    this.#entrance.remove();
  }

  async #become(mode: HostMode): Promise<void> {
    if (this.#closed || mode === this.#mode) return;
    this.#mode = mode;
    this.#wire.note(modeNotes[mode], 0);
    for (const guest of this.#guests) {
      guest.silent = mode === 'silent';
      if (mode === 'down') guest.cut();
    }
    if (mode === 'down') this.#entrance.close();
    else await this.#entrance.open();
  }

  #tell(guest: Guest, action: Exclude<HostAction, { do: 'mode' }>): void {
    switch (action.do) {
      case 'event':
        guest.say(event(this.#lastId));
        return;
      case 'message':
        guest.say(action.text);
        return;
      case 'close':
        guest.close(action.code);
        return;
      case 'ping':
      case 'cut':
        guest[action.do]();
    }
  }

  #receive(): void {
    for (let socket = this.#entrance.take(); socket; socket = this.#entrance.take()) {
      if (this.#guests.size >= mostGuests) socket.destroy();
      else this.#welcome(socket);
    }
  }

  #welcome(socket: ConstructorParameters<typeof Guest>[0]): void {
    const guest = new Guest(socket, {
      tap: this.#wire.open(),
      onRequest: (each) => this.#answer(each),
      onGone: (each) => this.#guests.delete(each),
    });
    guest.silent = this.#mode === 'silent';
    this.#guests.add(guest);
  }

  /** Whoever comes back gets what it has missed. */
  #answer(guest: Guest): void {
    if (this.#mode === 'refuse') guest.refuse();
    if (this.#mode !== 'accept') return;
    guest.accept();
    const first = Math.max(guest.last, this.#lastId - history) + 1;
    for (let id = first; id <= this.#lastId; id += 1) guest.say(event(id));
  }
}

const event = (id: number): string => JSON.stringify({ type: 'event', id });
