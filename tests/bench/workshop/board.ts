import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { BoardRow, LiveEvent, Ticket } from '../../../server/api.ts';
import { type Answer, ask, type Ask, json } from '../../server/http.ts';
import type { Told } from './results.ts';

/** When a member's row came, since the epoch, and what it said. */
interface Arrival {
  readonly at: number;
  readonly savedAt: number;
  readonly attempts: number;
}

/** The instructor with the board open. */
export class BoardWatch {
  readonly errors: string[] = [];
  readonly #url: string;
  readonly #cookie: string;
  readonly #rows = new Map<string, BoardRow>();
  readonly #arrivals = new Map<string, Arrival[]>();
  #socket: WebSocket | undefined;

  private constructor(url: string, cookie: string) {
    this.#url = url;
    this.#cookie = cookie;
  }

  static async open(url: string, key: string): Promise<BoardWatch> {
    const answer = await ask(`${url}api/workshop/staff`, { method: 'POST', body: { key } });
    const [cookie = ''] = answer.headers['set-cookie']?.[0]?.split(';', 1) ?? [];
    const watch = new BoardWatch(url, cookie);
    const { ticket } = json(await watch.ask('api/workshop/tickets', { method: 'POST' })) as Ticket;
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}api/workshop/live?ticket=${ticket}`);
    watch.#listen(socket);
    await once(socket, 'open', { signal: AbortSignal.timeout(20_000) });
    return watch;
  }

  ask(path: string, options: Ask = {}): Promise<Answer> {
    return ask(`${this.#url}${path}`, { ...options, headers: { cookie: this.#cookie } });
  }

  /** Members on the board. */
  get size(): number {
    return this.#rows.size;
  }

  /** From a member's sending a save to the row that shows it, and from their having a verdict to the row that counts it. */
  latencies(all: readonly Told[]): { readonly saves: number[]; readonly verdicts: number[] } {
    const saves: number[] = [];
    const verdicts: number[] = [];
    for (const { member, savedAt, verdicts: got } of all) {
      const arrivals = this.#arrivals.get(member) ?? [];
      for (const sent of savedAt) this.#note(saves, sent, arrivals, (row) => row.savedAt >= sent, member);
      for (const [index, { at }] of got.entries())
        this.#note(verdicts, at, arrivals, (row) => row.attempts > index, member);
    }
    return { saves, verdicts };
  }

  close(): void {
    this.#socket?.removeAllListeners('close');
    this.#socket?.terminate();
  }

  #note(
    into: number[],
    since: number,
    arrivals: readonly Arrival[],
    shows: (row: Arrival) => boolean,
    member: string,
  ): void {
    const arrival = arrivals.find(shows);
    // The board is told as soon as the member is; it may be first.
    if (arrival) into.push(Math.max(0, arrival.at - since));
    else this.errors.push(`the board never showed what ${member} did`);
  }

  #listen(socket: WebSocket): void {
    this.#socket = socket;
    socket.on('error', (error) => this.errors.push(`board: ${error.message}`));
    socket.on('close', (code) => this.errors.push(`board: closed with ${code}`));
    socket.on('message', (data: Buffer) => {
      const event = JSON.parse(data.toString()) as LiveEvent;
      if (event.type === 'board' || event.type === 'rows') for (const row of event.rows) this.#take(row);
    });
  }

  #take(row: BoardRow): void {
    this.#rows.set(row.id, row);
    const { savedAt = null, attempts = 0 } = row.labs.echo ?? {};
    const arrivals = this.#arrivals.get(row.id) ?? [];
    arrivals.push({ at: Date.now(), savedAt: savedAt === null ? 0 : Date.parse(savedAt), attempts });
    this.#arrivals.set(row.id, arrivals);
  }
}
