// A state machine that looks at one byte at a time and keeps nothing that it does not need.
import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

type State = 'first' | 'second' | 'length' | 'mask' | 'payload';

class FrameSkipper {
  readonly #onClose: (code: readonly number[]) => void;
  #state: State = 'first';
  #opcode = 0;
  #length = 0n;
  #left = 0;
  #mask: number[] = [];
  #code: number[] = [];
  #at = 0;

  constructor(onClose: (code: readonly number[]) => void) {
    this.#onClose = onClose;
  }

  push(byte: number): void {
    switch (this.#state) {
      case 'first':
        this.#opcode = byte & 0x0f;
        this.#state = 'second';
        break;
      case 'second':
        this.#begin(byte & 0x7f);
        break;
      case 'length':
        this.#length = this.#length * 256n + BigInt(byte);
        this.#left -= 1;
        if (this.#left === 0) this.#state = 'mask';
        break;
      case 'mask':
        this.#mask.push(byte);
        if (this.#mask.length === 4) this.#next();
        break;
      case 'payload':
        if (this.#opcode === 8 && this.#at < 2) this.#code.push(byte ^ (this.#mask[this.#at] ?? 0));
        this.#at += 1;
        this.#length -= 1n;
        this.#next();
        break;
    }
  }

  #begin(short: number): void {
    this.#left = short === 126 ? 2 : short === 127 ? 8 : 0;
    this.#length = this.#left === 0 ? BigInt(short) : 0n;
    this.#state = this.#left === 0 ? 'mask' : 'length';
    this.#mask = [];
    this.#code = [];
    this.#at = 0;
  }

  #next(): void {
    this.#state = this.#length > 0n ? 'payload' : 'first';
    if (this.#length === 0n && this.#opcode === 8) this.#onClose(this.#code);
  }
}

class Handshake {
  readonly #request: IncomingMessage;

  constructor(request: IncomingMessage) {
    this.#request = request;
  }

  get status(): number {
    const { url = '', method } = this.#request;
    if (!/^\/ws(\?|$)/.test(url)) return 404;
    if (method !== 'GET') return 405;
    if (this.#headers.upgrade?.toLowerCase() !== 'websocket') return 426;
    if (this.#headers['sec-websocket-version'] !== '13') return 426;
    return this.#hasKey ? 101 : 400;
  }

  get answer(): string {
    const accept = createHash('sha1').update(`${this.#key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`);
    const offers = this.#headers['sec-websocket-protocol']?.split(/\s*,\s*/) ?? [];
    return [
      'HTTP/1.1 101 Switching Protocols',
      'Connection: Upgrade',
      'Upgrade: websocket',
      ...(offers.includes('chat.v1') ? ['Sec-WebSocket-Protocol: chat.v1'] : []),
      `Sec-WebSocket-Accept: ${accept.digest('base64')}`,
      '\r\n',
    ].join('\r\n');
  }

  get #headers(): IncomingHttpHeaders {
    return this.#request.headers;
  }

  get #key(): string {
    return this.#headers['sec-websocket-key'] ?? '';
  }

  get #hasKey(): boolean {
    try {
      return atob(this.#key).length === 16 && btoa(atob(this.#key)) === this.#key;
    } catch {
      return false;
    }
  }
}

const server = createServer((request, response) => {
  const { status } = new Handshake(request);
  const headers = { Upgrade: 'websocket', Connection: 'Upgrade', 'Sec-WebSocket-Version': 13 };
  response.writeHead(status === 400 ? 426 : status, headers).end();
});

server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
  socket.on('error', () => undefined);
  const handshake = new Handshake(request);
  const { status } = handshake;
  if (status !== 101) {
    socket.end(`HTTP/1.1 ${status} No\r\nSec-WebSocket-Version: 13\r\nUpgrade: websocket\r\n\r\n`);
    return;
  }
  socket.write(handshake.answer);
  socket.write(Buffer.concat([Buffer.from([0x81, 5]), Buffer.from('ready')]));
  const frames = new FrameSkipper((code) => socket.end(Buffer.from([0x88, code.length, ...code])));
  socket.on('data', (bytes: Buffer) => bytes.forEach((byte) => frames.push(byte)));
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
