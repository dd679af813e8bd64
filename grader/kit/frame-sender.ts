import { bytesOf, closePayload, encodeFrame, type FrameSpec, opcodes } from '../wire/index.ts';
import type { Connection } from './connection.ts';
import type { Random } from './random.ts';

/** A frame to send: a client masks it with a fresh key unless `mask` is null, a server does not. */
export type OutgoingFrame = Omit<FrameSpec, 'mask'> & { readonly mask?: Uint8Array | null };

/** The talking half of a peer. Everything goes out at once; nothing here waits or fails. */
export class FrameSender {
  readonly name: string;
  readonly #connection: Connection;
  readonly #random: Random;
  #closeSent = false;
  #byHand = false;
  /** Payloads of pings to answer later. */
  #owed: Uint8Array[] | undefined;

  constructor(connection: Connection, random: Random) {
    this.#connection = connection;
    this.#random = random;
    this.name = connection.name;
  }

  /** A close frame went out through `close`. */
  get closeSent(): boolean {
    return this.#closeSent;
  }

  /** A ping now would neither stand inside a frame nor behind a close frame. */
  get mayPing(): boolean {
    return !this.#closeSent && !this.#byHand;
  }

  sendText(text: string): void {
    this.sendFrame({ opcode: opcodes.text, payload: text });
  }

  sendBinary(bytes: Uint8Array): void {
    this.sendFrame({ opcode: opcodes.binary, payload: bytes });
  }

  sendJson(value: unknown): void {
    this.sendText(JSON.stringify(value));
  }

  /** Sends one frame; everything about it can be chosen, also what RFC 6455 forbids. */
  sendFrame(frame: OutgoingFrame): void {
    if (frame.length !== undefined) this.#byHand = true;
    this.#connection.send(this.frame(frame));
  }

  /** The bytes of a frame as `sendFrame` would send them. */
  frame({ mask, ...frame }: OutgoingFrame): Uint8Array {
    const masks = mask !== null && (mask !== undefined || this.#connection.own === 'client');
    return encodeFrame({ ...frame, ...(masks && { mask: mask ?? this.#random.bytes(4) }) });
  }

  /** Sends bytes as they are. */
  sendRaw(bytes: Uint8Array | string): void {
    this.#byHand = true;
    this.#connection.send(bytes);
  }

  ping(payload: Uint8Array | string = ''): void {
    this.sendFrame({ opcode: opcodes.ping, payload: bytesOf(payload) });
  }

  pong(payload: Uint8Array | string = ''): void {
    this.sendFrame({ opcode: opcodes.pong, payload: bytesOf(payload) });
  }

  /** Sends a close frame: empty without a code. The connection stays open until the program ends it. */
  close(code?: number, reason?: string): void {
    this.#closeSent = true;
    this.sendFrame({ opcode: opcodes.close, payload: closePayload(code, reason) });
  }

  /** Ends the TCP connection without a close frame, as a lost network or a killed tab does. */
  destroy(): void {
    this.#connection.destroy();
  }

  /** Stops reading: what the program sends piles up on its side, as with a slow client. */
  pause(): void {
    this.#connection.pause();
  }

  resume(): void {
    this.#connection.resume();
  }

  /** Resolves true once the system has taken all that was sent, for pacing floods; false when it did not in time. */
  flushed(within?: number): Promise<boolean> {
    return this.#connection.flushed(within);
  }

  protected answerPing(payload: Uint8Array): void {
    if (this.#owed) this.#owed.push(payload);
    else this.pong(payload);
  }

  /** Answers pings behind what `say` says: a pong must not stand inside a frame. */
  protected async holdingPongs(say: () => Promise<void>): Promise<void> {
    const owed: Uint8Array[] = [];
    this.#owed = owed;
    await say();
    this.#owed = undefined;
    for (const payload of owed) this.pong(payload);
  }
}
