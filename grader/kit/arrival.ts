import { type Head, headerOf, methodOf, statusOf } from '../wire/index.ts';
import type { Connection, Heard } from './connection.ts';
import type { Context } from './context.ts';
import { acceptFor, handshakeRequestFault } from './handshake.ts';
import { Failed } from './failed.ts';
import { Peer, type PeerOptions } from './peer.ts';

/** A WebSocket connection of the program with the check, which is the server. */
export class Visitor extends Peer {
  /** The program's handshake. */ readonly request: Head;

  constructor(context: Context, connection: Connection, request: Head, options: PeerOptions = {}) {
    super(context, connection, options);
    this.request = request;
  }
}

/** A program that has connected and asked for an upgrade; nobody has answered yet. */
export class Arrival {
  readonly request: Head;
  /** Index of its request in the transcript, for `fail`. */ readonly event: number;
  readonly #context: Context;
  readonly #connection: Connection;
  readonly #later: Heard[] = [];
  #visitor: Visitor | undefined;

  constructor(context: Context, connection: Connection, request: Head, event: number) {
    this.#context = context;
    this.#connection = connection;
    this.request = request;
    this.event = event;
  }

  /** Path with the query, as it was asked for: `/?last=3`. */
  get target(): string {
    return this.request.start.split(' ')[1] ?? '';
  }

  /** A parameter of the query, decoded. */
  query(name: string): string | null {
    return new URL(this.target, 'ws://check').searchParams.get(name);
  }

  /** Answers the handshake with a `101`. @throws Failed where it is no valid one (RFC 6455 section 4.1) */
  accept(options: PeerOptions = {}): Visitor {
    const fault = handshakeRequestFault(this.request, this.event);
    if (fault) throw new Failed(fault);
    const key = headerOf(this.request, 'sec-websocket-key') ?? '';
    this.#connection.send(
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
        `Sec-WebSocket-Accept: ${acceptFor(key)}\r\n\r\n`,
    );
    this.#visitor = new Visitor(this.#context, this.#connection, this.request, options);
    for (const heard of this.#later.splice(0)) this.#visitor.hear(heard);
    return this.#visitor;
  }

  /** Answers with an HTTP status and ends the connection. */
  refuse(status = 503, reason = 'Service Unavailable'): void {
    this.#connection.send(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    this.#connection.end();
  }

  /** Ends the connection without an answer. */
  destroy(): void {
    this.#connection.destroy();
  }

  hear(heard: Heard): void {
    if (this.#visitor) this.#visitor.hear(heard);
    else this.#later.push(heard);
  }
}

/** The head of a request, where that is what was heard. */
export const requestIn = (heard: Heard): Head | undefined =>
  heard.kind === 'item' &&
  heard.item.kind === 'head' &&
  statusOf(heard.item.head) === 0 &&
  methodOf(heard.item.head) !== ''
    ? heard.item.head
    : undefined;
