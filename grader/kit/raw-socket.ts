import { bytesOf, type Frame } from '../wire/index.ts';
import type { Connection, Heard } from './connection.ts';
import { isSilence } from './waiting.ts';
import type { Context } from './context.ts';
import { causeOf, type Expectation, Failed, type FailureDetail } from './failed.ts';
import { Client } from './client.ts';
import { handshake, handshakeFault, type HandshakeOptions } from './handshake.ts';
import type { PeerOptions } from './peer.ts';
import { hungCause } from './causes.ts';
import { hasRead, sendApart } from './reading.ts';
import type { Response } from './response.ts';
import { Responses } from './responses.ts';
import * as words from './words.ts';

export interface KnockOptions extends HandshakeOptions, PeerOptions, Expectation {}

/** How a program answered an opening handshake: the client that it let in, or what makes the answer no valid `101`. */
export type Knock = { readonly response: Response } & (
  | { readonly client: Client; readonly fault?: undefined }
  | { readonly client?: undefined; readonly fault: FailureDetail }
);

/** A connection on which everything is said by hand: requests in pieces, odd ones, half ones. */
export class RawSocket {
  readonly name: string;
  readonly #context: Context;
  readonly #connection: Connection;
  readonly #responses = new Responses();
  readonly #later: Heard[] = [];
  #client: Client | undefined;
  #ended: Heard | undefined;

  constructor(context: Context, open: (onHeard: (heard: Heard) => void) => Connection) {
    this.#context = context;
    this.#connection = open((heard) => this.#hear(heard));
    this.name = this.#connection.name;
  }

  send(data: Uint8Array | string): void {
    this.#connection.send(data);
  }

  /** Sends byte by byte, each after the program has read the one before. */
  async sendSlowly(data: Uint8Array | string): Promise<void> {
    const bytes = Array.from(bytesOf(data), (byte) => Uint8Array.of(byte));
    await sendApart(this.#context, bytes, (byte) => this.#connection.send(byte));
  }

  /** Resolves once the program has read what was sent, and has answered what it answers at once. */
  async settled(): Promise<void> {
    await hasRead(this.#context);
  }

  /** Ends our half; the program may still answer. */
  end(): void {
    this.#connection.end();
  }

  destroy(): void {
    this.#connection.destroy();
  }

  pause(): void {
    this.#connection.pause();
  }

  resume(): void {
    this.#connection.resume();
  }

  flushed(within?: number): Promise<boolean> {
    return this.#connection.flushed(within);
  }

  /** The next response of the program, whole. A `101` is whole with its head. */
  expectResponse(options: Expectation = {}): Promise<Response> {
    return this.#responses.next(this.#connection, options);
  }

  /** Sends an opening handshake and waits for the answer, whatever that is: see `knock` of Instance. */
  knock(path: string, options: KnockOptions = {}): Promise<Knock> {
    const { key, request } = handshake(path, this.#context.random, options);
    this.send(request);
    return this.#answered(key, options);
  }

  /**
   * As `knock`, but keeps the last byte back until the function that is returned is called: those of several can then go out
   * together (`atOnce` of Instance).
   */
  almostKnock(path: string, options: KnockOptions = {}): () => Promise<Knock> {
    const { key, request } = handshake(path, this.#context.random, options);
    this.send(request.slice(0, -1));
    return () => {
      this.send(request.slice(-1));
      return this.#answered(key, options);
    };
  }

  async #answered(key: string, options: KnockOptions): Promise<Knock> {
    const response = await this.expectResponse(options);
    const fault = handshakeFault(response.head, key, response.event);
    return fault ? { response, fault } : { response, client: this.client(response, options) };
  }

  /** Goes on as a WebSocket client after a `101`; what has come behind it is not lost. */
  client(response: Response, options: PeerOptions = {}): Client {
    this.#client = new Client(this.#context, this.#connection, response.head, options);
    for (const heard of this.#later.splice(0)) this.#client.hear(heard);
    return this.#client;
  }

  /** The next frame after a `101`, as it was on the wire and before a `Client` judges it. */
  async expectFrame(options: Expectation<Frame> = {}): Promise<Frame> {
    const seen = await this.#connection.until(() => this.#takeFrame(), options.within);
    if (!isSilence(seen) && seen.kind === 'item' && seen.item.kind === 'frame') return seen.item.frame;
    const expected = { ko: '프레임', en: 'a frame' };
    if (isSilence(seen)) {
      const cause = causeOf(options, undefined, seen.hung ? hungCause : undefined);
      const missingAfter = this.#connection.lastEvent;
      throw new Failed({
        expected,
        observed: words.silence(seen.ms),
        missingAfter,
        hung: seen.hung,
        ...cause,
      });
    }
    const observed =
      seen.kind === 'end'
        ? words.end(seen.how)
        : { ko: '프레임이 아닌 바이트', en: 'bytes that are no frame' };
    throw new Failed({
      expected,
      observed,
      event: seen.event,
      gone: seen.kind === 'end',
      ...causeOf(options, undefined),
    });
  }

  /** The program ends the connection; what comes before that is skipped. */
  async expectEnd(options: Expectation = {}): Promise<void> {
    const seen = await this.#connection.until(() => this.#ended, options.within);
    if (!isSilence(seen)) return;
    throw new Failed({
      expected: { ko: 'TCP 연결의 끝', en: 'the end of the TCP connection' },
      observed: words.silence(seen.ms),
      missingAfter: this.#connection.lastEvent,
      hung: seen.hung,
      ...causeOf(options, undefined, seen.hung ? hungCause : undefined),
    });
  }

  #hear(heard: Heard): void {
    if (heard.kind === 'end') this.#ended = heard;
    if (this.#client) this.#client.hear(heard);
    else {
      const behind = heard.kind !== 'item' || heard.item.kind === 'frame' || heard.item.kind === 'oversize';
      if (behind) this.#later.push(heard);
      this.#responses.hear(heard);
    }
  }

  #takeFrame(): Heard | undefined {
    return this.#later.shift();
  }
}
