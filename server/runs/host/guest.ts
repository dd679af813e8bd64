import type { Socket } from 'node:net';
import { acceptFor } from '../../../grader/kit/index.ts';
import {
  closePayload,
  Conversation,
  encodeFrame,
  type Frame,
  type Head,
  headerOf,
  type Item,
  opcodes,
} from '../../../grader/wire/index.ts';
import type { NumberedTap } from '../wire-feed.ts';

/** Waiting for a program that does not read, in bytes: more is not said. */
const mostWaiting = 1024 * 1024;

export interface GuestParts {
  readonly tap: NumberedTap;
  /** The program has asked for an upgrade. */ readonly onRequest: (guest: Guest) => void;
  readonly onGone: (guest: Guest) => void;
}

/** One connection of the program with the server that the learner plays. */
export class Guest {
  /** It hears, but answers nothing. */ silent = false;
  readonly #socket: Socket;
  readonly #tap: NumberedTap;
  readonly #parts: GuestParts;
  #request: Head | undefined;
  #accepted = false;
  #closing = false;

  constructor(socket: Socket, parts: GuestParts) {
    this.#socket = socket;
    this.#tap = parts.tap;
    this.#parts = parts;
    this.#listen();
  }

  /** The handshake was answered with a 101, and nobody has closed yet. */
  get open(): boolean {
    return this.#accepted && !this.#closing && this.#socket.writable;
  }

  /** Id of the last event that the program says it has seen; 0 where it says nothing that makes sense. */
  get last(): number {
    const target = this.#request?.start.split(' ')[1] ?? '';
    return Number(/[?&]last=(\d{1,9})(?:&|$)/.exec(target)?.[1] ?? 0);
  }

  accept(): void {
    const key = this.#request && headerOf(this.#request, 'sec-websocket-key');
    if (key === undefined) {
      this.refuse('400 Bad Request');
      return;
    }
    this.#accepted = true;
    this.#send(
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
        `Sec-WebSocket-Accept: ${acceptFor(key)}\r\n\r\n`,
    );
  }

  refuse(status = '503 Service Unavailable'): void {
    this.#send(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    this.#socket.end();
  }

  say(text: string): void {
    this.#frame(opcodes.text, text);
  }

  ping(): void {
    this.#frame(opcodes.ping, '');
  }

  /** Sends a close frame; the connection ends once it is answered. */
  close(code?: number): void {
    if (this.silent) return;
    this.#frame(opcodes.close, closePayload(code));
    this.#closing = true;
  }

  /** Ends the connection at once. */
  cut(): void {
    this.#socket.destroy();
  }

  #listen(): void {
    const conversation = new Conversation({
      keep: { client: 125, server: 0 },
      onItem: (side, item) => {
        if (side === 'client') this.#hear(item);
      },
    });
    this.#socket.on('data', (bytes: Buffer) => {
      this.#tap.client(bytes);
      conversation.push('client', bytes);
    });
    this.#socket.on('error', () => undefined);
    this.#socket.on('end', () => this.#tap.end('client', 'fin'));
    this.#socket.on('close', () => {
      if (!this.#socket.readableEnded) this.#tap.end('server', 'fin');
      this.#parts.onGone(this);
    });
    this.#socket.resume();
  }

  #hear(item: Item): void {
    if (item.kind === 'head' && !this.#request) {
      this.#request = item.head;
      this.#parts.onRequest(this);
    } else if (item.kind === 'frame' && !this.silent) this.#hearFrame(item.frame);
  }

  #hearFrame({ opcode, payload }: Frame): void {
    if (opcode === opcodes.ping) this.#frame(opcodes.pong, payload);
    if (opcode !== opcodes.close) return;
    if (!this.#closing) this.#frame(opcodes.close, payload.subarray(0, 2));
    this.#closing = true;
    // It is the server that ends the TCP connection (RFC 6455 section 7.1.1).
    this.#socket.end();
  }

  #frame(opcode: number, payload: Uint8Array | string): void {
    if (this.open && !this.silent) this.#send(encodeFrame({ opcode, payload }));
  }

  #send(data: Uint8Array | string): void {
    if (!this.#socket.writable || this.#socket.writableLength > mostWaiting) return;
    const bytes = Buffer.from(data);
    this.#tap.server(bytes);
    this.#socket.write(bytes);
  }
}
