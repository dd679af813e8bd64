import type { Side } from '../report.ts';
import { type Body, bodyOf } from './body.ts';
import type { Frame } from './frame.ts';
import { FrameParser } from './frame-parser.ts';
import { asksForUpgrade, type Head, HeadCollector, methodOf, parseHead, statusOf } from './head.ts';

/** What one side said. */
export type Item =
  | { readonly kind: 'head'; readonly head: Head }
  /** Bytes of a body, without the framing of chunks. */
  | { readonly kind: 'body'; readonly bytes: Uint8Array }
  /** The body of a message has ended; `complete` is false where the connection ended first. */
  | { readonly kind: 'done'; readonly complete: boolean }
  | { readonly kind: 'frame'; readonly frame: Frame }
  /** A frame announced more than is read; nothing behind it is looked at. */
  | { readonly kind: 'oversize'; readonly header: Omit<Frame, 'payload'> }
  /** Neither HTTP nor a frame, or a part of one that never became whole. */
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

export type ItemListener = (side: Side, item: Item) => void;

export interface ConversationOptions {
  readonly onItem: ItemListener;
  /** How much of a frame's payload is kept, in bytes, by the side that sends it. Default all. */
  readonly keep?: Readonly<Partial<Record<Side, number>>>;
  /** Longest payload of a frame that is read. Default any. */ readonly maxLength?: number;
}

interface Request {
  readonly method: string;
  readonly upgrade: boolean;
}

/** What a client may send before the answer to its upgrade request, in bytes, and still be understood. */
const mostHeld = 64 * 1024;

/**
 * Both directions of one connection, understood: HTTP/1.1 messages one after the other and, from a `101` on, frames.
 * Bytes go in as they pass, items come out. Memory is bounded whatever is sent.
 */
export class Conversation {
  readonly #requests: Request[] = [];
  readonly #client: Direction;
  readonly #server: Direction;

  constructor(options: ConversationOptions) {
    this.#client = new Direction('client', options, (head) => this.#request(head));
    this.#server = new Direction('server', options, (head) => this.#response(head));
  }

  push(side: Side, bytes: Uint8Array): void {
    (side === 'client' ? this.#client : this.#server).push(bytes);
  }

  /** The side will send nothing more. */
  end(side: Side): void {
    (side === 'client' ? this.#client : this.#server).end();
  }

  #request(head: Head): Next {
    const request = { method: methodOf(head), upgrade: asksForUpgrade(head) };
    this.#requests.push(request);
    return request.upgrade ? 'hold' : bodyOf(head, request.method);
  }

  #response(head: Head): Next {
    const status = statusOf(head);
    if (status >= 100 && status < 200 && status !== 101) return bodyOf(head, '');
    const request = this.#requests.shift() ?? { method: 'GET', upgrade: false };
    const upgraded = status === 101;
    if (request.upgrade || upgraded) this.#client.release(upgraded);
    return upgraded ? 'frames' : bodyOf(head, request.method);
  }
}

/** What follows a head. `hold`: that is not known before the other side has answered. */
type Next = Body | 'frames' | 'hold';

class Direction {
  readonly #side: Side;
  readonly #emit: (item: Item) => void;
  readonly #onHead: (head: Head) => Next;
  readonly #frames: FrameParser;
  readonly #heads = new HeadCollector();
  #state: 'head' | 'frames' | 'hold' | 'raw' | Body = 'head';
  #held: Uint8Array[] = [];

  constructor(
    side: Side,
    { onItem, keep, maxLength = Infinity }: ConversationOptions,
    onHead: (head: Head) => Next,
  ) {
    this.#side = side;
    this.#emit = (item) => onItem(this.#side, item);
    this.#onHead = onHead;
    this.#frames = new FrameParser({
      keep: keep?.[side] ?? Infinity,
      maxLength,
      onFrame: (frame) => this.#emit({ kind: 'frame', frame }),
      onOversize: (header) => this.#emit({ kind: 'oversize', header }),
    });
  }

  push(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    if (this.#state === 'frames') this.#frames.push(bytes);
    else if (this.#state === 'raw') this.#emit({ kind: 'bytes', bytes });
    else if (this.#state === 'hold') this.#hold(bytes);
    else if (this.#state === 'head') this.#readHead(bytes);
    else this.#readBody(this.#state, bytes);
  }

  end(): void {
    const unread =
      this.#state === 'frames'
        ? [this.#frames.rest()]
        : this.#state === 'head'
          ? [this.#heads.collected]
          : this.#held;
    for (const bytes of unread) if (bytes.length > 0) this.#emit({ kind: 'bytes', bytes });
    if (typeof this.#state === 'object') this.#emit({ kind: 'done', complete: this.#state.mayEnd });
    this.#state = 'raw';
    this.#held = [];
  }

  /** The upgrade request was answered: what was held back can be understood now. */
  release(upgraded: boolean): void {
    if (this.#state !== 'hold' && this.#state !== 'head') return;
    this.#state = upgraded ? 'frames' : 'head';
    for (const bytes of this.#held.splice(0)) this.push(bytes);
  }

  #hold(bytes: Uint8Array): void {
    this.#held.push(bytes);
    if (this.#held.reduce((sum, each) => sum + each.length, 0) > mostHeld) this.#giveUp(this.#held.splice(0));
  }

  #readHead(bytes: Uint8Array): void {
    const read = this.#heads.push(bytes);
    if (read === undefined) return;
    if (read === 'too-long') {
      this.#giveUp([this.#heads.collected]);
      return;
    }
    const head = parseHead(read.head);
    if (!head) {
      this.#giveUp([read.head, read.behind]);
      return;
    }
    this.#emit({ kind: 'head', head });
    const next = this.#onHead(head);
    this.#state = next;
    if (typeof next === 'object') this.#readBody(next, read.behind);
    else this.push(read.behind);
  }

  #readBody(body: Body, bytes: Uint8Array): void {
    const at = body.read(bytes, 0, (part) => this.#emit({ kind: 'body', bytes: part }));
    if (body.state === 'open') return;
    this.#emit({ kind: 'done', complete: body.state === 'done' });
    if (body.state === 'broken') {
      this.#giveUp([bytes.subarray(at)]);
      return;
    }
    this.#state = 'head';
    this.push(bytes.subarray(at));
  }

  /** From here on nothing is understood. */
  #giveUp(bytes: readonly Uint8Array[]): void {
    this.#state = 'raw';
    for (const each of bytes) this.push(each);
  }
}
