import type { Socket } from 'node:net';
import type { Side } from '../report.ts';
import { bytesOf, type Item, type Tap } from '../wire/index.ts';
import { type Context, defaultWaitMs } from './context.ts';
import { Failed } from './failed.ts';
import { isSilence, type Silence, Waiting } from './waiting.ts';

/** What one connection may bring, in bytes and in frames or messages; an honest program needs a tenth of it. */
const mostBytes = 64 * 1024 * 1024;
const mostItems = 50_000;
/** A large message is sent in pieces, so that its progress can be seen. */
const pieceBytes = 64 * 1024;
/** A frame that announces more is not waited for. */
const longestFrame = 16 * 1024 * 1024;

/** Something that the program said, with the index of its event in the transcript. */
export type Heard =
  | { readonly kind: 'item'; readonly item: Item; readonly event: number }
  | { readonly kind: 'end'; readonly how: 'fin' | 'reset'; readonly event: number }
  | { readonly kind: 'flood'; readonly event: number };

export interface ConnectionOptions {
  /** What it is called in diagrams. */ readonly name: string;
  /** Which side we are. Default `client`. */ readonly own?: Side;
  readonly onHeard: (heard: Heard) => void;
}

/** A recorded connection to the program: bytes out, what they mean in. */
export class Connection {
  readonly name: string;
  readonly number: number;
  /** Which side we are. */ readonly own: Side;
  readonly theirs: Side;
  readonly #context: Context;
  readonly #socket: Socket;
  readonly #tap: Tap;
  readonly #onHeard: (heard: Heard) => void;
  readonly #waiting: Waiting;
  #bytes = 0;
  #items = 0;
  /** Items that end something; what comes without one is a part of it. */
  #wholes = 0;
  #ended = false;
  #ownEnd = false;
  #lastEvent = -1;

  constructor(context: Context, socket: Socket, { name, own = 'client', onHeard }: ConnectionOptions) {
    this.#context = context;
    this.#socket = socket;
    this.name = name;
    this.own = own;
    this.theirs = own === 'client' ? 'server' : 'client';
    this.#onHeard = onHeard;
    this.#waiting = new Waiting(context);
    const tap = context.recorder.connection(name, {
      whole: [this.theirs],
      maxLength: longestFrame,
      onItem: (side, item) => this.#understood(side, item),
    });
    this.#tap = tap;
    this.number = tap.number;
    context.open.add(this);
    this.#listen();
  }

  /** Sends a ping and waits for its pong; does nothing where that would break what is being said. */
  set ping(ping: () => Promise<unknown> | undefined) {
    this.#waiting.ping = ping;
  }

  /** Index of the newest event of this connection: after it, something may be missing. */
  get lastEvent(): number {
    return Math.max(0, this.#lastEvent);
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Bytes that wait in us because the program does not read them. */
  get unsent(): number {
    return this.#socket.writableLength;
  }

  send(data: Uint8Array | string): void {
    const bytes = bytesOf(data);
    if (bytes.length === 0 || this.#ownEnd) return;
    this.#tap[this.own](bytes);
    this.#mark();
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      this.#socket.write(bytes.subarray(at, at + pieceBytes), () => this.#waiting.progress());
    }
  }

  /** Resolves once the system has taken all that was sent, or the connection is over; bounded by the caller's wait. */
  async flushed(within = defaultWaitMs): Promise<boolean> {
    return !isSilence(await this.until(() => this.#ended || this.unsent === 0 || undefined, within));
  }

  /** Ends our half; the program may still send. */
  end(): void {
    this.#endOwn('fin');
    this.#socket.end();
  }

  /** Ends the connection at once, without a word. */
  destroy(): void {
    this.#endOwn('fin');
    this.#context.open.delete(this);
    this.#socket.destroy();
  }

  /** Stops reading: what the program sends piles up on its side. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** Waits until `look` finds something: see Waiting. */
  until<T>(look: () => T | undefined, withinMs?: number): Promise<T | Silence> {
    return this.#waiting.until(look, withinMs);
  }

  /** Waits for at most `ms` without a doubt; undefined says nothing about the program. */
  soon<T>(look: () => T | undefined, ms: number): Promise<T | undefined> {
    return this.#waiting.soon(look, ms);
  }

  #listen(): void {
    const socket = this.#socket;
    socket.on('data', (bytes: Buffer) => this.#receive(bytes));
    socket.on('end', () => this.#endTheirs('fin'));
    socket.on('error', () => this.#endTheirs('reset'));
    socket.on('close', () => this.#endTheirs('reset'));
  }

  #receive(bytes: Buffer): void {
    const before = this.#wholes;
    this.#bytes += bytes.length;
    this.#tap[this.theirs](bytes);
    if (this.#wholes === before) this.#waiting.progress();
    if (this.#bytes > mostBytes || this.#items > mostItems) this.#flooded();
    this.#waiting.tell();
  }

  #understood(side: Side, item: Item): void {
    this.#mark();
    if (side !== this.theirs || this.#ended) return;
    this.#items += 1;
    if (isWhole(item)) this.#wholes += 1;
    this.#onHeard({ kind: 'item', item, event: this.#lastEvent });
  }

  #flooded(): void {
    this.#ended = true;
    this.#onHeard({ kind: 'flood', event: this.#lastEvent });
    this.#socket.destroy();
  }

  #endOwn(how: 'fin' | 'reset'): void {
    if (this.#ownEnd) return;
    this.#ownEnd = true;
    this.#tap.end(this.own, how);
    this.#mark();
  }

  #endTheirs(how: 'fin' | 'reset'): void {
    if (this.#ended || (this.#ownEnd && how === 'reset')) return;
    // First what the end completes, as it does a body without a length.
    this.#tap.end(this.theirs, how);
    this.#ended = true;
    this.#mark();
    this.#onHeard({ kind: 'end', how, event: this.#lastEvent });
    this.#waiting.tell();
  }

  #mark(): void {
    this.#lastEvent = this.#context.recorder.last;
  }
}

const isWhole = (item: Item): boolean =>
  item.kind === 'frame' ? item.frame.fin : item.kind !== 'body' && item.kind !== 'head';

/** @throws Failed where nobody listens */
export async function openConnection(
  context: Context,
  name: string,
  onHeard: (heard: Heard) => void,
): Promise<Connection> {
  try {
    return new Connection(context, await context.program.connect(), { name, onHeard });
  } catch {
    throw new Failed({
      gone: true,
      expected: { ko: 'PORT에서 연결을 받는 프로그램', en: 'a program that accepts connections on PORT' },
      observed: { ko: '연결이 거부되었습니다.', en: 'The connection was refused.' },
      cause: {
        ko: '서버가 닫혔거나 프로그램이 끝났습니다. 프로그램의 출력을 확인하세요.',
        en: 'The server was closed or the program has ended. Look at what the program printed.',
      },
      missingAfter: Math.max(0, context.recorder.last),
    });
  }
}
