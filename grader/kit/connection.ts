import type { Socket } from 'node:net';
import type { Side } from '../report.ts';
import { bytesOf, type Item, type Tap } from '../wire/index.ts';
import { type Context, defaultWaitMs } from './context.ts';
import { Failed, Inconclusive } from './failed.ts';
import { showsLife } from './life.ts';
import { Starvation } from './starvation.ts';

/** What one connection may bring, in bytes and in frames or messages; an honest program needs a tenth of it. */
const mostBytes = 64 * 1024 * 1024;
const mostItems = 50_000;
/** A large message is sent in pieces, so that its progress can be seen. */
const pieceBytes = 64 * 1024;
/** However much of an answer keeps coming, it is not waited for longer. */
const longestWaitMs = 10_000;
/** How often it is asked whether a program without a sign of life is spinning. */
const lookMs = 40;
/** For a program that shares a busy machine. */
const lifeUnderLoadMs = 4000;
/** A frame that announces more is not waited for. */
const longestFrame = 16 * 1024 * 1024;

/** Something that the program said, with the index of its event in the transcript. */
export type Heard =
  | { readonly kind: 'item'; readonly item: Item; readonly event: number }
  | { readonly kind: 'end'; readonly how: 'fin' | 'reset'; readonly event: number }
  | { readonly kind: 'flood'; readonly event: number };

/** Nothing came in time; `hung`: and the program gave no other sign of life either. */
export interface Silence {
  readonly silent: true;
  readonly hung: boolean;
  readonly ms: number;
}

export const isSilence = (value: unknown): value is Silence =>
  typeof value === 'object' && value !== null && 'silent' in value;

/** A recorded connection to the program: bytes out, what they mean in. */
export class Connection {
  readonly name: string;
  readonly number: number;
  /** Sends a ping and waits for its pong; does nothing where that would break what is being said. */
  ping: (() => Promise<unknown> | undefined) | undefined;
  readonly #context: Context;
  readonly #socket: Socket;
  readonly #tap: Tap;
  readonly #onHeard: (heard: Heard) => void;
  readonly #sleepers = new Set<() => void>();
  #bytes = 0;
  #items = 0;
  /** Items that end something; what comes without one is a part of it. */
  #wholes = 0;
  #progressAt = 0;
  #ended = false;
  #ownEnd = false;
  #lastEvent = -1;

  constructor(context: Context, socket: Socket, name: string, onHeard: (heard: Heard) => void) {
    this.#context = context;
    this.#socket = socket;
    this.name = name;
    this.#onHeard = onHeard;
    const tap = context.recorder.connection(name, {
      whole: ['server'],
      maxLength: longestFrame,
      onItem: (side, item) => this.#understood(side, item),
    });
    this.#tap = tap;
    this.number = tap.number;
    context.open.add(this);
    this.#listen();
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
    this.#tap.client(bytes);
    this.#mark();
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      this.#socket.write(bytes.subarray(at, at + pieceBytes), () => this.#progress());
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

  /**
   * Waits until `look` finds something. Silence is told only after a later sign of life of the program, so that no
   * answer can be on its way, or after the program gave none. The wait begins anew while a message is being sent or received.
   * @throws Inconclusive where this machine was too busy to tell
   */
  async until<T>(find: () => T | undefined, withinMs?: number): Promise<T | Silence> {
    const { patience } = this.#context;
    const began = performance.now();
    const within = withinMs ?? patience.of(defaultWaitMs);
    const look = keeping(find);
    const soon = await this.soon(look.once, Math.min(within, patience.doubt.afterMs));
    const found = soon ?? (await this.#doubt(look.once, began + within));
    look.over();
    const ms = performance.now() - began;
    if (isSilence(found)) patience.silent(found.hung);
    else patience.answered(ms);
    return isSilence(found) ? { ...found, ms } : found;
  }

  /** It takes long: is the program alive at all? Then it is waited for until the deadline. */
  async #doubt<T>(look: () => T | undefined, deadline: number): Promise<T | Silence> {
    const alive = await this.#alive(look);
    const late = alive ? await this.soon(look, deadline - performance.now()) : look();
    if (late !== undefined) return late;
    // Once more: what the program was about to do at the deadline is done by the time that it answers.
    const stillAlive = alive && (await this.#alive(look));
    return look() ?? { silent: true, hung: !stillAlive, ms: 0 };
  }

  /**
   * Looks for a sign of life; what `look` finds is one.
   * @throws Inconclusive where a silent program is not to be told from one that gets no processor
   */
  async #alive(look: () => unknown): Promise<boolean> {
    const starvation = new Starvation(this.#context);
    const { lifeMs } = this.#context.patience.doubt;
    const began = performance.now();
    const over = new AbortController();
    const life = showsLife(this.#context, over.signal, this.ping);
    try {
      for (;;) {
        const sign = await Promise.race([life, this.soon(look, lookMs)]);
        if (sign !== undefined) return true;
        const gone = performance.now() - began;
        if (starvation.spins || (gone > lifeMs && !starvation.excused)) return false;
        if (gone > lifeUnderLoadMs) throw new Inconclusive(tooBusy);
      }
    } finally {
      over.abort();
    }
  }

  /** Waits for at most `ms` without a doubt; undefined says nothing about the program. */
  async soon<T>(look: () => T | undefined, ms: number): Promise<T | undefined> {
    const began = performance.now();
    for (;;) {
      this.#context.signal.throwIfAborted();
      const found = look();
      const until = Math.min(Math.max(began, this.#progressAt) + ms, began + Math.max(ms, longestWaitMs));
      const left = until - performance.now();
      if (found !== undefined || left <= 0) return found;
      await this.#woken(left);
    }
  }

  /** Until something is heard, `ms` have gone or the grading is called off. */
  #woken(ms: number): Promise<void> {
    const { signal } = this.#context;
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        this.#sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      signal.addEventListener('abort', wake, { once: true });
      this.#sleepers.add(wake);
    });
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
    this.#tap.server(bytes);
    if (this.#wholes === before) this.#progress();
    if (this.#bytes > mostBytes || this.#items > mostItems) this.#flooded();
    this.#tell();
  }

  #understood(side: Side, item: Item): void {
    this.#mark();
    if (side !== 'server' || this.#ended) return;
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
    this.#tap.end('client', how);
    this.#mark();
  }

  #endTheirs(how: 'fin' | 'reset'): void {
    if (this.#ended || (this.#ownEnd && how === 'reset')) return;
    this.#ended = true;
    this.#tap.end('server', how);
    this.#mark();
    this.#onHeard({ kind: 'end', how, event: this.#lastEvent });
    this.#tell();
  }

  /** A part of something went out or came in. */
  #progress(): void {
    this.#progressAt = performance.now();
    this.#tell();
  }

  #mark(): void {
    this.#lastEvent = this.#context.recorder.last;
  }

  #tell(): void {
    for (const wake of this.#sleepers) wake();
  }
}

const isWhole = (item: Item): boolean =>
  item.kind === 'frame' ? item.frame.fin : item.kind !== 'body' && item.kind !== 'head';

/**
 * To find may be to take out of an inbox, and several look at once: the first to find keeps it for all of them, and
 * nobody takes anything after the wait is over.
 */
function keeping<T>(find: () => T | undefined): {
  readonly once: () => T | undefined;
  readonly over: () => void;
} {
  let found: T | undefined;
  let isOver = false;
  return {
    once: () => (isOver ? found : (found ??= find())),
    over: () => {
      isOver = true;
    },
  };
}

/** @throws Failed where nobody listens */
export async function openConnection(
  context: Context,
  name: string,
  onHeard: (heard: Heard) => void,
): Promise<Connection> {
  try {
    return new Connection(context, await context.program.connect(), name, onHeard);
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

const tooBusy = {
  ko: '컴퓨터가 너무 바빠서 프로그램이 늦은 것인지 답하지 않는 것인지 알 수 없었습니다.',
  en: 'The machine was too busy to tell a late answer from one that never comes.',
};
