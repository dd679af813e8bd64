import type { Exit, Program } from '../box/box.ts';
import { statusOf } from '../wire/index.ts';
import type { Client } from './client.ts';
import { type Connection, type Heard, openConnection } from './connection.ts';
import type { Context } from './context.ts';
import { causeOf, type Expectation, Failed } from './failed.ts';
import { EventStream } from './event-stream.ts';
import { handshake, type HandshakeOptions, merged, requestText } from './handshake.ts';
import type { PeerOptions } from './peer.ts';
import { type Knock, RawSocket } from './raw-socket.ts';
import type { Response } from './response.ts';
import { isSilence, Waiting } from './waiting.ts';
import * as words from './words.ts';

export interface ConnectOptions extends HandshakeOptions, PeerOptions, Expectation<Response> {
  /** What the client is called in diagrams. Default `client 2`. */ readonly name?: string;
}

export interface KnockAtOnceOptions {
  readonly count: number;
  /** What they are called in diagrams, with a number behind it. Default `client`, counted on. */ readonly name?: string;
  /** See `atOnce`. */ readonly keepBusy?: () => void;
}

export interface RequestOptions extends Expectation<Response> {
  readonly name?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** A text or bytes are sent as they are; anything else as JSON. */ readonly body?: unknown;
}

export interface StreamOptions extends RequestOptions {
  /** Called when the request has gone out and nothing has come back: for what is to happen at the same moment. */
  readonly sent?: () => void;
}

/** A running program as clients meet it. */
export class Instance {
  readonly #context: Context;
  #clients = 0;
  #requests = 0;

  constructor(context: Context) {
    this.#context = context;
  }

  /** A WebSocket client whose handshake was accepted. */
  async connect(path = '/ws', options: ConnectOptions = {}): Promise<Client> {
    const { client, response, fault } = await this.knock(path, options);
    if (client) return client;
    throw new Failed({ ...fault, ...causeOf(options, response, fault.cause) });
  }

  /** An opening handshake, where the program may let the client in or refuse it: both are told. */
  async knock(path = '/ws', options: ConnectOptions = {}): Promise<Knock> {
    const socket = await this.socket(options.name);
    return socket.knock(path, options);
  }

  /** As `knock`, by several at the same moment: see `atOnce`. */
  async knockAtOnce(path: string, { count, name, keepBusy }: KnockAtOnceOptions): Promise<readonly Knock[]> {
    const sockets: RawSocket[] = [];
    for (let each = 1; each <= count; each += 1) sockets.push(await this.socket(name && `${name} ${each}`));
    const ready = sockets.map((socket) => socket.almostKnock(path));
    // All of them are in, but for the last byte of their request.
    await sockets.at(-1)?.settled();
    return Promise.all(this.atOnce(() => ready.map((knock) => knock()), keepBusy));
  }

  /**
   * An opening handshake and the answer to it, whatever that is: a `101` is a response like others, and the connection
   * is cut then. For handshakes that have to be refused.
   */
  async upgrade(path = '/ws', options: ConnectOptions = {}): Promise<Response> {
    const { request } = handshake(path, this.#context.random, options);
    const socket = await this.socket(options.name);
    socket.send(request);
    const response = await socket.expectResponse(options);
    if (statusOf(response.head) === 101) socket.destroy();
    return response;
  }

  /** One plain HTTP request on a connection of its own. */
  async request(method: string, path: string, options: RequestOptions = {}): Promise<Response> {
    const socket = await this.socket(options.name ?? this.#requestName());
    socket.send(requestBytes(method, path, options));
    const response = await socket.expectResponse(options);
    socket.destroy();
    return response;
  }

  get(path: string, options: RequestOptions = {}): Promise<Response> {
    return this.request('GET', path, options);
  }

  /** Opens an event stream. The head of the answer has come when this resolves: see `response`. */
  async eventStream(path: string, options: StreamOptions = {}): Promise<EventStream> {
    const usual = { Accept: 'text/event-stream', Connection: 'keep-alive' };
    const stream = new EventStream(await this.#open(options.name ?? this.#requestName()));
    const request = { ...options, headers: merged(usual, options.headers) };
    const begun = stream.begin(requestBytes('GET', path, request), options);
    options.sent?.();
    return begun;
  }

  /** A connection on which everything is said by hand. */
  async socket(name = this.#clientName()): Promise<RawSocket> {
    return new RawSocket(this.#context, await this.#open(name));
  }

  /**
   * Calls `say`, all of whose writes the program finds together, however busy this machine is. A program in another language
   * cannot be made to stand still for that: it is given work by `keepBusy`, and they go out one right behind the other.
   */
  atOnce<T>(say: () => T, keepBusy?: () => void): T {
    const { atOnce } = this.#context.program;
    if (atOnce) return atOnce(say);
    keepBusy?.();
    return say();
  }

  /** SIGTERM; SIGKILL when it has not ended `graceMs` (2000) later. Resolves with how it ended. */
  stop(graceMs?: number): Promise<Exit> {
    this.#context.recorder.note({ ko: 'SIGTERM을 보냄', en: 'SIGTERM sent' });
    return this.#context.program.stop(graceMs);
  }

  /** How the program ended, once it has. */
  get exited(): Program['exited'] {
    return this.#context.program.exited;
  }

  /** The program ends by itself: with this exit code, or with any. */
  async expectExit(code?: number, options: Expectation<Exit> = {}): Promise<Exit> {
    let exit: Exit | undefined;
    const waiting = new Waiting(this.#context);
    void this.#context.program.exited.then((how) => {
      exit = how;
      waiting.tell();
    });
    const seen = await waiting.until(() => exit, options.within);
    if (!isSilence(seen) && (code === undefined || seen.code === code)) return seen;
    throw new Failed({
      expected: words.exit(code),
      observed: isSilence(seen) ? words.stillRuns : words.exit(seen.code ?? undefined),
      missingAfter: Math.max(0, this.#context.recorder.last),
      ...causeOf(options, isSilence(seen) ? undefined : seen),
    });
  }

  /** Opens a connection whose listener comes when its owner is made. */
  async #open(name: string): Promise<(onHeard: (heard: Heard) => void) => Connection> {
    let hear: (heard: Heard) => void = () => undefined;
    const connection = await openConnection(this.#context, name, (heard) => hear(heard));
    return (onHeard) => {
      hear = onHeard;
      return connection;
    };
  }

  #clientName(): string {
    this.#clients += 1;
    return `client ${this.#clients}`;
  }

  #requestName(): string {
    this.#requests += 1;
    return `request ${this.#requests}`;
  }
}

function requestBytes(method: string, path: string, { headers, body }: RequestOptions): Uint8Array {
  const raw = typeof body === 'string' || body instanceof Uint8Array;
  const bytes = Buffer.from(body === undefined ? '' : raw ? body : JSON.stringify(body));
  const usual = {
    Host: '127.0.0.1',
    Connection: 'close',
    ...(body !== undefined && { 'Content-Type': 'application/json', 'Content-Length': String(bytes.length) }),
  };
  return Buffer.concat([Buffer.from(requestText(method, path, merged(usual, headers))), bytes]);
}
