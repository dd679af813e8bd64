// caught by: close-code-invalid
// Sends any code back.
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { Duplex } from 'node:stream';

const limit = Number(process.env.MAX_MESSAGE_BYTES ?? 1024 * 1024);
const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const known = [0, 1, 2, 8, 9, 10];

const server = createServer((_, response) => response.writeHead(404).end());

server.on('upgrade', (request, socket, head) => {
  socket.on('error', () => undefined);
  if (request.url?.split('?')[0] !== '/ws') {
    socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n');
    return;
  }
  const hash = createHash('sha1').update(`${request.headers['sec-websocket-key']}${guid}`);
  socket.write(
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      `Sec-WebSocket-Accept: ${hash.digest('base64')}\r\n\r\n`,
  );
  socket.unshift(head);
  echo(socket);
});

function echo(socket: Duplex): void {
  let bytes: Buffer = Buffer.alloc(0);
  let kind = 0;
  let parts: Buffer[] = [];
  let size = 0;
  let closed = false;

  socket.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    while (!closed && next());
  });

  /** Takes one frame from the beginning; false when none is whole. */
  function next(): boolean {
    if (bytes.length < 2) return false;
    const first = bytes.readUInt8(0);
    const second = bytes.readUInt8(1);
    const fin = first >= 128;
    const opcode = first & 15;
    if ((first & 0x70) !== 0) return close(1002);
    if (!known.includes(opcode)) return close(1002);
    if (second < 128) return close(1002);
    if (opcode >= 8 && !fin) return close(1002);
    if (opcode >= 8 && (second & 127) > 125) return close(1002);
    let length = second & 127;
    let at = 2;
    if (length === 126) {
      if (bytes.length < 4) return false;
      length = bytes.readUInt16BE(2);
      at = 4;
    } else if (length === 127) {
      if (bytes.length < 10) return false;
      length = Number(bytes.readBigUInt64BE(2));
      at = 10;
    }
    if (opcode < 8 && size + length > limit) return close(1009);
    if (bytes.length < at + 4 + length) return false;
    const mask = bytes.subarray(at, at + 4);
    const masked = bytes.subarray(at + 4, at + 4 + length);
    const payload = Buffer.from(masked.map((byte, index) => byte ^ (mask[index % 4] ?? 0)));
    bytes = bytes.subarray(at + 4 + length);
    return opcode < 8 ? data(fin, opcode, payload) : control(opcode, payload);
  }

  function data(fin: boolean, opcode: number, payload: Buffer): boolean {
    if (opcode === 0 && kind === 0) return close(1002);
    if (opcode !== 0 && kind !== 0) return close(1002);
    if (opcode !== 0) kind = opcode;
    parts.push(payload);
    size += payload.length;
    if (!fin) return true;
    const message = Buffer.concat(parts);
    if (kind === 1 && !isUtf8(message)) return close(1007);
    send(kind, message);
    kind = 0;
    parts = [];
    size = 0;
    return true;
  }

  function control(opcode: number, payload: Buffer): boolean {
    if (opcode === 9) send(10, payload);
    if (opcode !== 8) return true;
    if (payload.length === 0) return close();
    if (payload.length === 1) return close(1002);
    const code = payload.readUInt16BE();
    if (!mayBeSent(code)) return close(code);
    if (!isUtf8(payload.subarray(2))) return close(1007);
    return close(code);
  }

  function close(code?: number): boolean {
    closed = true;
    send(8, code === undefined ? Buffer.alloc(0) : Buffer.from([code >> 8, code & 255]));
    socket.end();
    return false;
  }

  function send(opcode: number, payload: Buffer): void {
    const { length } = payload;
    const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
    head[0] = 128 | opcode;
    head[1] = length < 126 ? length : length < 65_536 ? 126 : 127;
    if (head.length === 4) head.writeUInt16BE(length, 2);
    if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2);
    socket.write(Buffer.concat([head, payload]));
  }
}

function mayBeSent(code: number): boolean {
  if (code >= 3000) return code <= 4999;
  return code >= 1000 && code <= 1014 && ![1004, 1005, 1006].includes(code);
}

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
