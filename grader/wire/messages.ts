import type { Side } from '../report.ts';
import {
  type CloseReason,
  decodeUtf8,
  type Frame,
  isControl,
  opcodes,
  readClose,
  type Violation,
  violationOf,
} from './frame.ts';
import { concat } from './frame-parser.ts';

/** What a frame completes or breaks. */
export type Received =
  | { readonly kind: 'text'; readonly text: string; readonly bytes: Uint8Array; readonly frames: number }
  | { readonly kind: 'binary'; readonly bytes: Uint8Array; readonly frames: number }
  | { readonly kind: 'ping' | 'pong'; readonly bytes: Uint8Array }
  | ({ readonly kind: 'close' } & CloseReason)
  | { readonly kind: 'violation'; readonly rule: Violation };

/** Puts the frames of one side together to messages and judges them by RFC 6455 section 5, without extensions. */
export class Messages {
  readonly #from: Side;
  #opcode: number | undefined;
  #parts: Uint8Array[] = [];
  #pending = 0;
  #closed = false;

  constructor(from: Side) {
    this.#from = from;
  }

  /** Bytes of a message that has begun and not ended; asked for at every frame, of which a message may have millions. */
  get pending(): number {
    return this.#pending;
  }

  /** What the frame completes; undefined for a fragment that does not end its message. */
  take(frame: Frame): Received | undefined {
    const rule = violationOf(frame, this.#from) ?? this.#misplaced(frame);
    if (rule) return { kind: 'violation', rule };
    return isControl(frame.opcode) ? this.#control(frame) : this.#data(frame);
  }

  #misplaced({ opcode }: Frame): Violation | undefined {
    if (this.#closed) return 'after-close';
    if (isControl(opcode)) return undefined;
    const continues = opcode === opcodes.continuation;
    if (continues && this.#opcode === undefined) return 'continuation-without-start';
    return !continues && this.#opcode !== undefined ? 'message-interrupted' : undefined;
  }

  #control({ opcode, payload }: Frame): Received {
    if (opcode !== opcodes.close) return { kind: opcode === opcodes.ping ? 'ping' : 'pong', bytes: payload };
    this.#closed = true;
    return { kind: 'close', ...readClose(payload) };
  }

  #data({ opcode, payload, fin }: Frame): Received | undefined {
    this.#opcode ??= opcode;
    this.#parts.push(payload);
    this.#pending += payload.length;
    if (!fin) return undefined;
    const parts = this.#parts;
    const isText = this.#opcode === opcodes.text;
    this.#parts = [];
    this.#pending = 0;
    this.#opcode = undefined;
    const bytes = parts.length === 1 ? payload : concat(parts);
    if (!isText) return { kind: 'binary', bytes, frames: parts.length };
    const text = decodeUtf8(bytes);
    return text === undefined
      ? { kind: 'violation', rule: 'text-not-utf8' }
      : { kind: 'text', text, bytes, frames: parts.length };
  }
}
