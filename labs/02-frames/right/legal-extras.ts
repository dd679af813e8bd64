// Does everything that a server may do and the lab does not ask for: pings and pongs of its own, answers in fragments with
// a ping between them, close frames with a reason, answers that take a while.
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';

const most = Number(process.env.MAX_MESSAGE_BYTES ?? 1_048_576);

class Failure extends Error {
  readonly code: number;

  constructor(code: number) {
    super(String(code));
    this.code = code;
  }
}

interface Frame {
  readonly fin: boolean;
  readonly opcode: number;
  readonly payload: Buffer;
}

class Reader {
  #bytes: Buffer = Buffer.alloc(0);
  #room = most;

  /** Whole frames that are there by now. */
  *push(chunk: Buffer): Generator<Frame> {
    this.#bytes = Buffer.concat([this.#bytes, chunk]);
    for (let frame = this.#frame(); frame; frame = this.#frame()) {
      if (frame.opcode < 8) this.#room = frame.fin ? most : this.#room - frame.payload.length;
      yield frame;
    }
  }

  #frame(): Frame | undefined {
    const bytes = this.#bytes;
    if (bytes.length < 2) return undefined;
    const [first = 0, second = 0] = bytes;
    const opcode = first & 0xf;
    if (first & 0x70 || ![0, 1, 2, 8, 9, 10].includes(opcode) || !(second & 0x80)) throw new Failure(1002);
    if (opcode >= 8 && (!(first & 0x80) || second > 0xfd)) throw new Failure(1002);
    const start = second === 0xfe ? 8 : second === 0xff ? 14 : 6;
    if (bytes.length < start) return undefined;
    const length =
      start === 6 ? second & 0x7f : start === 8 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
    if (opcode < 8 && length > this.#room) throw new Failure(1009);
    if (bytes.length < start + length) return undefined;
    this.#bytes = bytes.subarray(start + length);
    const payload = Buffer.from(bytes.subarray(start, start + length));
    for (let at = 0; at < length; at += 1)
      payload[at] = (payload[at] ?? 0) ^ (bytes[start - 4 + (at % 4)] ?? 0);
    return { fin: first >= 0x80, opcode, payload };
  }
}

class Connection {
  readonly #socket: Duplex;
  #message: { readonly opcode: number; readonly parts: Buffer[] } | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #messages = 0;

  constructor(socket: Duplex) {
    this.#socket = socket;
    this.#send(0x8a, Buffer.from('unasked'));
  }

  take({ fin, opcode, payload }: Frame): void {
    if (opcode === 8) throw new Failure(this.#codeOf(payload));
    if (opcode === 9) this.#send(0x8a, payload);
    if (opcode >= 8) return;
    if ((opcode === 0) !== (this.#message !== undefined)) throw new Failure(1002);
    this.#message ??= { opcode, parts: [] };
    this.#message.parts.push(payload);
    if (!fin) return;
    const { opcode: kind, parts } = this.#message;
    const whole = Buffer.concat(parts);
    this.#message = undefined;
    if (kind === 1 && !isUtf8(whole)) throw new Failure(1007);
    this.#answer(kind, whole);
  }

  close(code: number): void {
    this.#last = this.#last.then(() => {
      const payload = code === 0 ? '' : `${String.fromCharCode(code >> 8, code & 0xff)}bye`;
      this.#send(0x88, Buffer.from(payload, 'latin1'));
      this.#socket.end();
    });
  }

  #codeOf(payload: Buffer): number {
    if (payload.length === 0) return 0;
    const code = payload.length === 1 ? 0 : payload.readUInt16BE();
    if (code < 1000 || code > 4999 || (code > 1014 && code < 3000)) return 1002;
    if (code >= 1004 && code <= 1006) return 1002;
    return isUtf8(payload.subarray(2)) ? code : 1007;
  }

  /** In fragments, some of them after a while, and in order. */
  #answer(opcode: number, payload: Buffer): void {
    this.#messages += 1;
    const waits = this.#messages % 8 === 3;
    const cut = Math.floor(payload.length / 2);
    this.#last = this.#last
      .then(() => (waits ? delay(20) : undefined))
      .then(() => {
        this.#send(opcode, payload.subarray(0, cut));
        this.#send(0x89, Buffer.from('between'));
        this.#send(0x00, Buffer.alloc(0));
        this.#send(0x80, payload.subarray(cut));
      });
  }

  #send(first: number, payload: Buffer): void {
    const { length } = payload;
    const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
    head.writeUInt8(first);
    head.writeUInt8(length < 126 ? length : length < 65_536 ? 126 : 127, 1);
    if (head.length > 2) head.writeUIntBE(length, head.length === 4 ? 2 : 4, head.length === 4 ? 2 : 6);
    this.#socket.write(head);
    this.#socket.write(payload);
  }
}

const server = createServer((_, response) => response.writeHead(404).end('not here'));
server.on('upgrade', (request, socket: Duplex) => {
  socket.on('error', () => undefined);
  if (!/^\/ws(\?|$)/.test(request.url ?? '')) {
    socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 3\r\n\r\nno\n');
    return;
  }
  const accept = createHash('sha1').update(
    `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`,
  );
  socket.write(
    'HTTP/1.1 101 Switching Protocols\r\nServer: extras\r\nupgrade: WebSocket\r\nconnection: upgrade\r\n',
  );
  socket.write(`sec-websocket-accept: ${accept.digest('base64')}\r\n\r\n`);
  const [reader, connection] = [new Reader(), new Connection(socket)];
  let closed = false;
  socket.on('data', (chunk: Buffer) => {
    if (closed) return;
    try {
      for (const frame of reader.push(chunk)) connection.take(frame);
    } catch (error) {
      closed = true;
      connection.close(error instanceof Failure ? error.code : 1011);
    }
  });
});
server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
