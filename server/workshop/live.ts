import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { refuse } from '../faults.ts';
import { problems } from './problems.ts';
import { type BoardRow, type LiveEvent, liveRequest, type Person } from './api.ts';
import type { Saved } from './board.ts';
import { boardReaders, staff } from './roles.ts';
import type { Tickets } from './tickets.ts';
import type { Workshop } from './workshop.ts';

export interface LiveParts {
  readonly workshop: Workshop;
  readonly tickets: Tickets;
  /** What a member has saved last in a lab. @throws Problem `lab-unknown` */
  readonly saved: (member: string, lab: string) => Promise<Saved>;
}

/** A reader that so many bytes wait for is cut off; it comes back and is told everything anew. */
const mostBuffered = 4 * 1024 * 1024;
const heartbeatMs = 20_000;
const mostPerPerson = 6;

interface Connection {
  readonly person: Person;
  readonly socket: WebSocket;
  /** Whom a teacher looks at. */ look: { readonly member: string; readonly lab: string } | undefined;
  alive: boolean;
}

export const livePath = '/api/workshop/live';

/** The live connections of a workshop: the board for those who teach, announcements for all. */
export class Live {
  readonly #parts: LiveParts;
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: 4096, perMessageDeflate: false });
  readonly #connections = new Set<Connection>();
  readonly #heartbeat: NodeJS.Timeout;

  constructor(parts: LiveParts) {
    this.#parts = parts;
    const { workshop } = parts;
    workshop.onChange = () => this.#each((one) => this.#send(one, this.#workshopFor(one.person)));
    workshop.onMessage = (message) => {
      for (const one of this.#connections)
        if (workshop.messagesFor(one.person, message.id - 1).some(({ id }) => id === message.id))
          this.#send(one, { type: 'message', message });
    };
    workshop.onHand = (member) => {
      for (const one of this.#connections) if (one.person.id === member) this.#hand(one);
    };
    workshop.board.onRows = (rows, gone) => this.#rows(rows, gone);
    workshop.board.onSaved = (saved) => this.#code(saved);
    this.#heartbeat = setInterval(() => this.#beat(), heartbeatMs).unref();
  }

  get connections(): number {
    return this.#connections.size;
  }

  /** For the server's `upgrade` event, once the guard has let the request through. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const query = new URLSearchParams(request.url?.split('?')[1] ?? '');
    const holder = this.#parts.tickets.redeem(query.get('ticket') ?? '');
    const person = holder === undefined ? undefined : this.#parts.workshop.person(holder);
    if (!person) {
      refuse(socket, problems('ticket-refused'));
      return;
    }
    const since = Number(query.get('since') ?? 0) || 0;
    this.#server.handleUpgrade(request, socket, head, (opened) => this.#begin(person, opened, since));
  }

  /** Says goodbye; clients come back by themselves. */
  close(): void {
    clearInterval(this.#heartbeat);
    this.#parts.workshop.board.close();
    this.#each(({ socket }) => socket.close(1012));
  }

  #begin(person: Person, socket: WebSocket, since: number): void {
    const connection: Connection = { person, socket, look: undefined, alive: true };
    const { workshop } = this.#parts;
    this.#makeRoom(person);
    this.#connections.add(connection);
    workshop.board.connected(person.id, 1);
    socket.on('error', () => socket.terminate());
    socket.on('pong', () => (connection.alive = true));
    socket.on('message', (data: Buffer) => this.#hear(connection, data.toString()));
    socket.on('close', () => {
      this.#connections.delete(connection);
      workshop.board.connected(person.id, -1);
      this.#lookAt(connection, undefined);
    });
    this.#send(connection, this.#workshopFor(person));
    if (person.role === 'member') this.#hand(connection);
    for (const message of workshop.messagesFor(person, since))
      this.#send(connection, { type: 'message', message });
    if (boardReaders.includes(person.role))
      this.#send(connection, { type: 'board', rows: workshop.board.rows.map(seenBy(person)) });
    this.#watched(person.id);
  }

  /** The oldest connection of somebody who has too many ends. */
  #makeRoom(person: Person): void {
    const own = [...this.#connections].filter((one) => one.person.id === person.id);
    if (own.length >= mostPerPerson) own[0]?.socket.close(1008, 'too many connections');
  }

  #hear(connection: Connection, text: string): void {
    const request = liveRequest.safeParse(parsed(text));
    if (!request.success || !staff.includes(connection.person.role)) {
      connection.socket.close(1008, 'not understood');
      return;
    }
    this.#lookAt(connection, request.data.type === 'look' ? request.data : undefined);
  }

  #lookAt(connection: Connection, look: Connection['look']): void {
    const before = connection.look;
    connection.look = look && { member: look.member, lab: look.lab };
    if (before && before.member !== look?.member) this.#watched(before.member);
    if (!look) return;
    this.#watched(look.member);
    this.#parts.saved(look.member, look.lab).then(
      (saved) => this.#code(saved, [connection]),
      () => connection.socket.close(1008, 'no such lab'),
    );
  }

  #hand(connection: Connection): void {
    this.#send(connection, { type: 'hand', raised: this.#parts.workshop.handRaised(connection.person.id) });
  }

  /** Members know who looks at their code. */
  #watched(member: string): void {
    const watchers = [...this.#connections].filter(({ look }) => look?.member === member);
    const by = [...new Set(watchers.map(({ person }) => person.name))];
    for (const one of this.#connections)
      if (one.person.id === member) this.#send(one, { type: 'watched', by });
  }

  #code(saved: Saved, to: Iterable<Connection> = this.#connections): void {
    for (const one of to)
      if (one.look?.member === saved.member && one.look.lab === saved.lab)
        this.#send(one, { type: 'code', ...saved, files: [...(saved.files ?? [])] });
  }

  #rows(rows: readonly BoardRow[], gone: readonly string[]): void {
    const texts = new Map<boolean, string>();
    for (const one of this.#connections) {
      if (!boardReaders.includes(one.person.role)) continue;
      const nameless = one.person.role === 'projector';
      const text =
        texts.get(nameless) ?? JSON.stringify({ type: 'rows', rows: rows.map(seenBy(one.person)), gone });
      texts.set(nameless, text);
      this.#write(one, text);
    }
  }

  #workshopFor(person: Person): LiveEvent {
    return { type: 'workshop', workshop: this.#parts.workshop.view(person) };
  }

  #send(connection: Connection, event: LiveEvent): void {
    this.#write(connection, JSON.stringify(event));
  }

  #write({ socket }: Connection, text: string): void {
    if (socket.readyState !== WebSocket.OPEN) return;
    if (socket.bufferedAmount > mostBuffered) socket.terminate();
    else socket.send(text);
  }

  #beat(): void {
    this.#each((one) => {
      if (!one.alive) one.socket.terminate();
      one.alive = false;
      one.socket.ping();
    });
  }

  #each(act: (connection: Connection) => void): void {
    for (const one of [...this.#connections]) act(one);
  }
}

/** The projector is for everybody's eyes: no names on it. */
const seenBy =
  ({ role }: Person) =>
  (row: BoardRow): BoardRow =>
    role === 'projector' ? { ...row, name: '' } : row;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
