// Does everything that a server may do and the lab does not ask for: pings, unsolicited and solicited pongs, `ready` in
// fragments, refusals with a body on a connection that stays open, header fields of its own, a close that repeats the reason.
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';

const tokens = (field = ''): string[] => field.split(',').map((token) => token.trim());

function statusOf({ url, method, headers }: IncomingMessage): number {
  const key = headers['sec-websocket-key'] ?? '';
  if (url !== '/ws' && !url?.startsWith('/ws?')) return 404;
  if (method !== 'GET') return 405;
  const upgrades = tokens(headers.connection).some((token) => token.toLowerCase() === 'upgrade');
  if (!upgrades || headers.upgrade?.toLowerCase() !== 'websocket') return 426;
  if (headers['sec-websocket-version'] !== '13') return 426;
  return Buffer.from(Buffer.from(key, 'base64')).toString('base64') === key &&
    key.length === 24 &&
    key[22] === '='
    ? 101
    : 400;
}

const extra = { Upgrade: 'WebSocket', 'Sec-WebSocket-Version': '13', Server: 'extras/1.0', Allow: 'GET' };

const server = createServer((request, response) => {
  response.writeHead(statusOf(request), { ...extra, 'Content-Type': 'text/html' });
  response.end('<p>No.</p>');
});

server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
  socket.on('error', () => socket.destroy());
  const status = statusOf(request);
  if (status !== 101) {
    const fields = Object.entries({ ...extra, 'Content-Length': 10 }).map(
      (field) => `${field.join(': ')}\r\n`,
    );
    socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${fields.join('')}\r\n<p>No.</p>`);
    // Nobody is made to wait for us either.
    socket.on('end', () => socket.end());
    return;
  }
  socket.unshift(head);
  const key = request.headers['sec-websocket-key'] ?? '';
  const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  const chosen = tokens(request.headers['sec-websocket-protocol']).find((offer) => offer === 'chat.v1');
  socket.write(
    `HTTP/1.1 101 Welcome\r\nServer: extras/1.0\r\nDate: ${new Date().toUTCString()}\r\nupgrade: WebSocket\r\n` +
      `connection: keep-alive, upgrade\r\nsec-websocket-accept: ${accept}\r\n` +
      `${chosen ? `sec-websocket-protocol: ${chosen}\r\n` : ''}\r\n`,
  );
  send(socket, 0x8a, Buffer.from('unasked'));
  send(socket, 0x01, Buffer.from('re'));
  send(socket, 0x89, Buffer.from('between'));
  send(socket, 0x00, Buffer.alloc(0));
  send(socket, 0x80, Buffer.from('ady'));
  untilClosed(socket).catch(() => socket.destroy());
});

function send(socket: Duplex, first: number, payload: Buffer): void {
  socket.write(Buffer.concat([Buffer.from([first, payload.length]), payload]));
}

async function untilClosed(socket: Duplex): Promise<void> {
  for await (const { opcode, payload } of frames(socket)) {
    if (opcode === 0x9) send(socket, 0x8a, payload);
    if (opcode !== 0x8) continue;
    send(socket, 0x88, payload);
    socket.end();
    await delay(1000, undefined, { ref: false });
    socket.destroy();
  }
}

async function* frames(socket: Duplex): AsyncGenerator<{ opcode: number; payload: Buffer }> {
  let bytes: Buffer = Buffer.alloc(0);
  for await (const chunk of socket.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes = Buffer.concat([bytes, chunk]);
    for (let size = sizeOf(bytes); size.whole <= bytes.length; size = sizeOf(bytes)) {
      const mask = bytes.subarray(size.head - 4, size.head);
      const masked = bytes.subarray(size.head, size.whole);
      const payload = Buffer.from(masked.map((byte, at) => byte ^ mask.readUInt8(at & 3)));
      const opcode = bytes.readUInt8(0) & 0xf;
      bytes = bytes.subarray(size.whole);
      yield { opcode, payload };
    }
  }
}

/** Of the first frame; endless while it is not known. */
function sizeOf(bytes: Buffer): { readonly head: number; readonly whole: number } {
  const short = (bytes[1] ?? 0) & 0x7f;
  const head = short < 126 ? 6 : short === 126 ? 8 : 14;
  if (bytes.length < head) return { head, whole: Infinity };
  const length =
    short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  return { head, whole: head + length };
}

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
