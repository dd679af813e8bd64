// A generator that says how many bytes it wants next, on a TCP server that reads its HTTP by hand. Bad UTF-8 is refused at
// the first bad byte, and sockets are destroyed as soon as the close frame is out.
import { hash } from 'node:crypto';
import { createServer, type Socket } from 'node:net';

const limit = BigInt(process.env.MAX_MESSAGE_BYTES || 2 ** 20);

type Reader = Generator<number, void, Buffer>;

createServer((socket) => {
  let bytes: Buffer = Buffer.alloc(0);
  let reader: Reader | undefined;
  let wants = 0;
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    if (!reader) {
      const end = bytes.indexOf('\r\n\r\n');
      if (end < 0) return;
      reader = upgraded(socket, bytes.toString('latin1', 0, end));
      bytes = bytes.subarray(end + 4);
      wants = reader?.next().value ?? Infinity;
    }
    while (bytes.length >= wants) {
      const taken = bytes.subarray(0, wants);
      bytes = bytes.subarray(wants);
      wants = reader?.next(taken).value ?? Infinity;
    }
  });
}).listen(Number(process.env.PORT ?? 8080), '127.0.0.1');

function upgraded(socket: Socket, head: string): Reader | undefined {
  const key = /^sec-websocket-key: *(\S+)/im.exec(head)?.[1];
  if (!/^GET \/ws(\?\S*)? /.test(head) || key === undefined) {
    socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n');
    return undefined;
  }
  const accept = hash('sha1', `${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`, 'base64');
  socket.write(
    `HTTP/1.1 101 Yes\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  return frames(socket);
}

function* frames(socket: Socket): Reader {
  let kind = 0;
  let parts: Buffer[] = [];
  let size = 0n;
  let decoder = new TextDecoder('utf-8', { fatal: true });
  for (;;) {
    const [first = 0, second = 0] = yield 2;
    const opcode = first & 15;
    const control = opcode > 7;
    const legal = (first & 0x70) === 0 && (control ? opcode < 11 && first > 127 : opcode < 3);
    if (!legal || second < 128 || (control && second > 128 + 125)) {
      close(socket, 1002);
      return;
    }
    if (!control && (opcode === 0) === (kind === 0)) {
      close(socket, 1002);
      return;
    }
    const short = BigInt(second & 127);
    const length = short < 126n ? short : BigInt(`0x${(yield short === 126n ? 2 : 8).toString('hex')}`);
    if (!control && (size += length) > limit) {
      close(socket, 1009);
      return;
    }
    const mask = yield 4;
    const payload = length === 0n ? Buffer.alloc(0) : unmask(yield Number(length), mask);
    if (opcode === 8) {
      close(socket, codeFor(payload));
      return;
    }
    if (opcode === 9) send(socket, 10, payload);
    if (control) continue;
    kind ||= opcode;
    parts.push(payload);
    try {
      if (kind === 1) decoder.decode(payload, { stream: first < 128 });
    } catch {
      close(socket, 1007);
      return;
    }
    if (first < 128) continue;
    send(socket, kind, Buffer.concat(parts));
    [kind, parts, size, decoder] = [0, [], 0n, new TextDecoder('utf-8', { fatal: true })];
  }
}

/** Four bytes at a time would be faster; this is short. */
function unmask(bytes: Buffer, mask: Buffer): Buffer {
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = (bytes[at] ?? 0) ^ (mask[at & 3] ?? 0);
  return bytes;
}

function codeFor(payload: Buffer): number | undefined {
  if (payload.length === 0) return undefined;
  const code = payload.length === 1 ? 0 : payload.readUInt16BE();
  const valid =
    (code > 2999 && code < 5000) || [1000, 1001, 1002, 1003].includes(code) || (code > 1006 && code < 1015);
  if (!valid) return 1002;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(payload.subarray(2));
    return code;
  } catch {
    return 1007;
  }
}

function send(socket: Socket, opcode: number, payload: Buffer): void {
  const length = payload.length < 126 ? Buffer.of(payload.length) : extended(payload.length);
  socket.write(Buffer.concat([Buffer.of(0x80 + opcode), length, payload]));
}

function extended(length: number): Buffer {
  const digits = length.toString(16).padStart(length < 0x10000 ? 4 : 16, '0');
  return Buffer.from((length < 0x10000 ? '7e' : '7f') + digits, 'hex');
}

function close(socket: Socket, code = 1000): void {
  send(socket, 8, Buffer.of(code >> 8, code & 255));
  socket.end(() => socket.destroy());
}
