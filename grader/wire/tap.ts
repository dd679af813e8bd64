import type { Side, WireEvent } from '../report.ts';
import { Conversation, type Item } from './conversation.ts';
import { type Frame, isControl, opcodes, readClose } from './frame.ts';
import { concat } from './frame-parser.ts';
import { type Head, headerOf } from './head.ts';
import { payloadOf, shownBytes } from './payload.ts';

/** What a kind of event has beside the time and the connection. */
type Detail<Event = WireEvent> = Event extends WireEvent ? Omit<Event, 'at' | 'connection'> : never;

export interface TapOptions {
  /** Number of the connection in the events. */ readonly connection: number;
  /** What it is called in diagrams. */ readonly name: string;
  /** Milliseconds since the check or the run began. */ readonly now: () => number;
  readonly emit: (event: WireEvent) => void;
  /** Called with everything understood, after the events that it led to. */
  readonly onItem?: (side: Side, item: Item) => void;
  /** Sides whose payloads `onItem` needs whole; of the others the first 256 bytes are kept. */
  readonly whole?: readonly Side[];
  /** Longest payload of a frame that is read, in bytes. Default any. */ readonly maxLength?: number;
}

/**
 * Listens in on one connection: give it the bytes of either side as they pass, it emits what they mean. It never changes,
 * delays or throws anything.
 */
export interface Tap {
  readonly client: (bytes: Uint8Array) => void;
  readonly server: (bytes: Uint8Array) => void;
  /** The side has ended its half (`fin`) or the connection broke (`reset`). */
  readonly end: (side: Side, how: 'fin' | 'reset') => void;
}

/** Begins with the event `open`. */
export function createTap(options: TapOptions): Tap {
  const { connection, name, now, emit, whole = [] } = options;
  const write = (detail: Detail): void => emit({ at: now(), connection, ...detail });
  const writers = { client: new Writer('client', write), server: new Writer('server', write) };
  const conversation = new Conversation({
    keep: {
      client: whole.includes('client') ? Infinity : shownBytes,
      server: whole.includes('server') ? Infinity : shownBytes,
    },
    ...(options.maxLength !== undefined && { maxLength: options.maxLength }),
    onItem(side, item) {
      writers[side].write(item);
      options.onItem?.(side, item);
    },
  });
  write({ kind: 'open', name });
  return {
    client: (bytes) => conversation.push('client', bytes),
    server: (bytes) => conversation.push('server', bytes),
    end(side, how) {
      conversation.end(side);
      write({ kind: 'end', from: side, how });
    },
  };
}

/** Turns what one side says into events. */
class Writer {
  readonly #from: Side;
  readonly #write: (detail: Detail) => void;
  #streams = false;
  #isText = false;
  #body: Uint8Array[] = [];
  #bodyLength = 0;
  #messageIsText = false;

  constructor(from: Side, write: (detail: Detail) => void) {
    this.#from = from;
    this.#write = write;
  }

  write(item: Item): void {
    if (item.kind === 'head') this.#head(item.head);
    else if (item.kind === 'body') this.#collect(item.bytes);
    else if (item.kind === 'done') this.#endBody();
    else if (item.kind === 'frame') this.#frame(item.frame);
    else if (item.kind === 'bytes') this.#bytes(item.bytes);
    else this.#frame({ ...item.header, payload: new Uint8Array() });
  }

  #head(head: Head): void {
    const type = headerOf(head, 'content-type') ?? '';
    this.#streams = /^text\/event-stream\b/i.test(type);
    this.#isText = type === '' || /^text\/|json|xml|urlencoded/i.test(type);
    this.#write({ kind: 'head', from: this.#from, start: head.start, headers: head.headers });
  }

  /** An event stream never ends: what it says is told at once. Any other body is told of as a whole. */
  #collect(bytes: Uint8Array): void {
    if (this.#bodyLength < shownBytes) this.#body.push(bytes.slice(0, shownBytes));
    this.#bodyLength += bytes.length;
    if (this.#streams) this.#endBody();
  }

  #endBody(): void {
    if (this.#bodyLength === 0) return;
    const payload = payloadOf(concat(this.#body), this.#bodyLength, this.#isText);
    this.#body = [];
    this.#bodyLength = 0;
    this.#write({ kind: 'body', from: this.#from, payload });
  }

  #bytes(bytes: Uint8Array): void {
    this.#endBody();
    this.#write({ kind: 'bytes', from: this.#from, payload: payloadOf(bytes, bytes.length, true) });
  }

  #frame(frame: Frame): void {
    const { fin, rsv, opcode, masked, payload, length } = frame;
    const { code } = opcode === opcodes.close ? readClose(payload) : {};
    this.#write({
      kind: 'frame',
      from: this.#from,
      fin,
      rsv,
      opcode,
      masked,
      payload: payloadOf(payload, length, this.#speaksText(frame)),
      ...(code !== undefined && { closeCode: code }),
    });
  }

  /** A continuation carries text where its message began as text. RSV1 means that it is compressed (RFC 7692). */
  #speaksText({ opcode, rsv }: Frame): boolean {
    if (isControl(opcode)) return false;
    if (opcode !== opcodes.continuation) this.#messageIsText = opcode === opcodes.text && rsv === 0;
    return this.#messageIsText;
  }
}
