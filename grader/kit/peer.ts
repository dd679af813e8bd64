import { bytesOf } from '../wire/index.ts';
import type { Connection, Heard } from './connection.ts';
import { isSilence, type Silence } from './waiting.ts';
import type { Context } from './context.ts';
import type { Cause, Expectation, Failed } from './failed.ts';
import { FrameSender } from './frame-sender.ts';
import { Inbox } from './inbox.ts';
import {
  type CloseIncident,
  type DataIncident,
  type Incident,
  Incidents,
  isData,
  isLast,
} from './incident.ts';
import { matches } from './matches.ts';
import { anyText, closePhrase, phrases, pongPhrase, textData } from './phrases.ts';
import { hasRead, sendApart } from './reading.ts';
import { parsed } from './response.ts';
import { exactly, unlikeWanted, type Wanted } from './wanted.ts';
import * as words from './words.ts';

export interface PeerOptions {
  /** Answer pings with pongs, as every endpoint must (RFC 6455 section 5.5.2). Default true. */
  readonly autoPong?: boolean;
  /** Answer a close frame with a close frame (RFC 6455 section 5.5.1). Default true. */
  readonly autoClose?: boolean;
  /** Texts that are no business of the check: recorded, but never in the way of what is expected. Default none. */
  readonly ignore?: (text: string) => boolean;
}

/** Options of what is expected: usual mistakes may be told by what came instead. */
export type PeerExpectation = Expectation<Incident>;
export type PeerCause = Cause<Incident | undefined>;

type Options = PeerExpectation;

/** For how long a sign of life is looked for at most. */
const longestLifeMs = 4000;

/**
 * Our end of a WebSocket connection with the program. It sees every frame and may break every rule. What it sends goes out
 * at once. What it expects is the next message, close or end that has come or comes within a second; pings and pongs of the
 * program are no messages and never in the way. All `expect...` throw what makes the check fail.
 */
export class Peer extends FrameSender {
  readonly #connection: Connection;
  readonly #context: Context;
  readonly #options: Required<PeerOptions>;
  readonly #incidents: Incidents;
  readonly #inbox = new Inbox<Incident>();
  readonly #pongs = new Inbox<Extract<Incident, { kind: 'ping' | 'pong' }>>();
  readonly #pings = new Inbox<Extract<Incident, { kind: 'ping' | 'pong' }>>();

  constructor(context: Context, connection: Connection, options: PeerOptions = {}) {
    super(connection, context.random);
    this.#context = context;
    this.#connection = connection;
    this.#incidents = new Incidents(connection.theirs);
    this.#options = { autoPong: true, autoClose: true, ignore: () => false, ...options };
    connection.ping = () => (this.mayPing ? this.#pong() : undefined);
  }

  /** Takes what the connection hears from the `101` on. */
  hear(heard: Heard): void {
    const incident = this.#incidents.of(heard);
    if (!incident || (incident.kind === 'text' && this.#options.ignore(incident.text))) return;
    if (incident.kind === 'ping' && this.#options.autoPong && !this.closeSent)
      this.answerPing(incident.bytes);
    if (incident.kind === 'close' && this.#options.autoClose && !this.closeSent) this.close(incident.code);
    if (incident.kind === 'ping') this.#pings.push(incident);
    else if (incident.kind === 'pong') this.#pongs.push(incident);
    else this.#inbox.push(incident);
  }

  /** The next message is a text: this one, or one that fits. */
  async expectText(expected?: string | ((text: string) => boolean), options: Options = {}): Promise<string> {
    const fits = ({ kind, text }: words.Data): boolean =>
      kind === 'text' &&
      (typeof expected === 'function' ? expected(text ?? '') : text === (expected ?? text));
    const wanted = (): Wanted =>
      typeof expected === 'string' ? exactly(textData(expected)) : { phrase: phrases.text, data: anyText };
    return (await this.#expectData(fits, wanted, options)).text ?? '';
  }

  /** The next message is binary: these bytes, or some that fit. */
  async expectBinary(
    expected?: Uint8Array | ((bytes: Uint8Array) => boolean),
    options: Options = {},
  ): Promise<Uint8Array> {
    const fits = ({ kind, bytes }: words.Data): boolean =>
      kind === 'binary' &&
      (typeof expected === 'function' ? expected(bytes) : !expected || Buffer.compare(bytes, expected) === 0);
    const wanted = (): Wanted =>
      expected instanceof Uint8Array
        ? exactly({ kind: 'binary', bytes: expected })
        : { phrase: phrases.binary, data: { kind: 'binary', bytes: new Uint8Array() } };
    return (await this.#expectData(fits, wanted, options)).bytes;
  }

  /**
   * The next message is JSON that holds `expected`: an object may have more fields, arrays have the same length, and a
   * function in it is asked about the value in its place. JSON in a binary frame is accepted where `binary` is true.
   */
  async expectJson(
    expected: unknown = {},
    options: Options & { readonly binary?: boolean } = {},
  ): Promise<unknown> {
    const valueOf = ({ kind, bytes, text }: words.Data): unknown =>
      kind === 'text' ? parsed(text) : options.binary ? parsed(Buffer.from(bytes).toString()) : undefined;
    const fits = (data: words.Data): boolean => {
      const value = valueOf(data);
      return value !== undefined && matches(value, expected);
    };
    const wanted = (): Wanted => ({ phrase: words.json(expected), data: anyText });
    return valueOf(await this.#expectData(fits, wanted, options));
  }

  /** The next message, whatever it is. */
  async expectMessage(options: Options = {}): Promise<words.Data> {
    return this.#expectData(
      () => true,
      () => ({ phrase: phrases.message }),
      options,
    );
  }

  /** The next message, close or end, whichever of them it is. */
  async expectAny(options: Options = {}): Promise<Incident> {
    const seen = await this.#next(options);
    if (!isSilence(seen)) return seen;
    throw this.#failed({ phrase: phrases.any }, seen, options);
  }

  /**
   * The program closes: with this code, one of these, or any. Messages that come first are a failure unless
   * `skipMessages` is true. Where `orEnd` is true an end of the TCP connection without a close frame will do: then
   * the result is undefined.
   */
  async expectClose(
    code?: number | readonly number[],
    options: Options & { readonly skipMessages?: boolean; readonly orEnd?: boolean } = {},
  ): Promise<CloseIncident | undefined> {
    const codes = code === undefined ? undefined : [code].flat();
    const seen = await this.#next(options, options.skipMessages ? (each) => !isData(each) : undefined);
    const closes =
      !isSilence(seen) &&
      seen.kind === 'close' &&
      !seen.violation &&
      (codes?.includes(seen.code ?? 1005) ?? true);
    if (closes) return seen;
    if (options.orEnd && !isSilence(seen) && seen.kind === 'end') return undefined;
    throw this.#failed({ phrase: closePhrase(codes), data: 'close' }, seen, options);
  }

  /** The TCP connection ends, how does not matter; what comes before that is skipped. */
  async expectEnd(options: Options = {}): Promise<void> {
    const seen = await this.#next(options, isLast);
    if (isSilence(seen) || seen.kind !== 'end') throw this.#failed({ phrase: phrases.end }, seen, options);
  }

  /** A ping is answered: the next pong that carries this payload. Others are skipped, they are legal. */
  async expectPong(payload: Uint8Array | string = '', options: Options = {}): Promise<void> {
    const bytes = bytesOf(payload);
    const seen = await this.#connection.until(this.#pongWith(bytes), options.within);
    if (isSilence(seen) || seen.kind !== 'pong')
      throw this.#failed({ phrase: pongPhrase(bytes) }, seen, options);
  }

  /** A ping of the program. Returns its payload. */
  async expectPing(options: Options = {}): Promise<Uint8Array> {
    const seen = await this.#connection.until(() => this.#pings.take() ?? this.#over(), options.within);
    if (isSilence(seen) || seen.kind !== 'ping') throw this.#failed({ phrase: phrases.ping }, seen, options);
    return seen.bytes;
  }

  /** Pings that have come and were not expected yet, to be looked at while time is moved. */
  get pings(): readonly Incident[] {
    return this.#pings.all;
  }

  /** Messages, closes, ends and violations that have come and were not expected yet. */
  get unexpected(): readonly Incident[] {
    return this.#inbox.all;
  }

  /**
   * Nothing has come that was not expected: no message, no close. Whatever was caused before this call has been sent by
   * then: a ping is sent and its pong awaited, twice, and no clock decides.
   */
  async expectNothing(options: Options = {}): Promise<void> {
    await this.settled(options);
    const seen = this.#inbox.take();
    if (seen) throw this.#failed({ phrase: phrases.nothing }, seen, options);
  }

  /**
   * The same for a program that need not answer pings: by then it has answered a request that was made later, on a
   * connection of its own.
   */
  async expectNothingSoFar(options: Options = {}): Promise<void> {
    await hasRead(this.#context);
    const seen = this.#inbox.take();
    if (seen) throw this.#failed({ phrase: phrases.nothing }, seen, options);
  }

  /**
   * Sends bytes in pieces, each after the program has read the one before: no two of them come in one read. Pings are
   * answered behind them, as a pong must not stand inside a frame.
   */
  async sendApart(pieces: Iterable<Uint8Array>): Promise<void> {
    await this.holdingPongs(() => sendApart(this.#context, pieces, (piece) => this.sendRaw(piece)));
  }

  /** Resolves once the program has read all that this client sent, and has answered what it answers at once. */
  async settled(options: Options = {}): Promise<void> {
    for (let trip = 0; trip < 2; trip += 1) {
      const seen = await this.#connection.until(this.#pinged(), options.within);
      if (isSilence(seen)) throw this.#failed({ phrase: phrases.pong }, seen, options);
      if (seen.kind !== 'pong') return;
    }
  }

  /** Takes out what has come and was not expected yet: messages, closes, ends, violations. */
  drain(): readonly Incident[] {
    const all: Incident[] = [];
    for (let next = this.#inbox.take(); next; next = this.#inbox.take()) all.push(next);
    return all;
  }

  async #expectData(
    fits: (data: DataIncident) => boolean,
    wanted: () => Wanted,
    options: Options,
  ): Promise<words.Data> {
    const seen = await this.#next(options);
    if (!isSilence(seen) && isData(seen) && fits(seen)) return seen;
    // Put in words for a failure alone: most of what is expected comes.
    throw this.#failed(wanted(), seen, options);
  }

  /** The next incident; with `only` those that do not fit are dropped. What nothing follows stays for whoever looks next. */
  async #next(options: Options, only?: (incident: Incident) => boolean): Promise<Incident | Silence> {
    return this.#connection.until(() => {
      for (;;) {
        const [first] = this.#inbox.all;
        if (!first) return undefined;
        if (isLast(first)) return first;
        this.#inbox.take();
        if (!only || only(first)) return first;
      }
    }, options.within);
  }

  /** What ends all waiting for control frames. */
  #over(): Incident | undefined {
    return this.#inbox.all.find((incident) => isLast(incident) || incident.kind === 'violation');
  }

  /** A sign of life: resolves with the answer to a ping, never without one. */
  async #pong(): Promise<void> {
    if ((await this.#connection.soon(this.#pinged(), longestLifeMs)) === undefined)
      await new Promise(() => undefined);
  }

  /** Sends a ping; the result looks for its pong. */
  #pinged(): () => Incident | undefined {
    const payload = this.#context.random.bytes(4);
    this.ping(payload);
    return this.#pongWith(payload);
  }

  /** Looks for the pong with this payload; others are skipped. */
  #pongWith(payload: Uint8Array): () => Incident | undefined {
    return () => this.#pongs.takeWhere((pong) => Buffer.compare(pong.bytes, payload) === 0) ?? this.#over();
  }

  #failed(wanted: Wanted, seen: Incident | Silence, options: Options): Failed {
    return unlikeWanted(wanted, seen, options, this.#connection.lastEvent);
  }
}
