// caught by: handshake-accepted
// Decodes the key before it hashes it: it is the text of the key that counts.
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const ready = Buffer.from('81057265616479', 'hex');

const pathOf = (request: IncomingMessage) => request.url?.split('?')[0];

function refusalOf(request: IncomingMessage): string[] | undefined {
  const key = request.headers['sec-websocket-key'];
  if (pathOf(request) !== '/ws') return ['404 Not Found'];
  if (request.method !== 'GET') return ['405 Method Not Allowed'];
  if (request.headers['sec-websocket-version'] !== '13')
    return ['426 Upgrade Required', 'Sec-WebSocket-Version: 13'];
  if (!key || !/^[A-Za-z0-9+/]{21}[AQgw]==$/.test(key)) return ['400 Bad Request'];
  return undefined;
}

function refuse(socket: Duplex, lines: readonly string[]): void {
  socket.end(`HTTP/1.1 ${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`);
}

const server = createServer((request, response) => {
  const status = pathOf(request) !== '/ws' ? 404 : request.method !== 'GET' ? 405 : 426;
  response.writeHead(status, { Upgrade: 'websocket' }).end();
});

server.on('upgrade', (request, socket) => {
  socket.on('error', () => undefined);
  const refusal = refusalOf(request);
  if (refusal) {
    refuse(socket, refusal);
    return;
  }
  const key = request.headers['sec-websocket-key'] ?? '';
  const accept = createHash('sha1').update(Buffer.from(key, 'base64')).update(guid).digest('base64');
  const offers = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((offer) => offer.trim());
  const protocol = offers.includes('chat.v1') ? 'Sec-WebSocket-Protocol: chat.v1\r\n' : '';
  socket.write(
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      `Sec-WebSocket-Accept: ${accept}\r\n${protocol}\r\n`,
  );
  socket.write(ready);
  listen(socket);
});

function listen(socket: Duplex): void {
  let bytes: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    for (;;) {
      if (bytes.length < 2) return;
      let length = bytes.readUInt8(1) & 127;
      let at = 2;
      if (length === 126) {
        if (bytes.length < 4) return;
        length = bytes.readUInt16BE(2);
        at = 4;
      } else if (length === 127) {
        if (bytes.length < 10) return;
        length = Number(bytes.readBigUInt64BE(2));
        at = 10;
      }
      if (bytes.length < at + 4 + length) return;
      const mask = bytes.subarray(at, at + 4);
      const payload = bytes.subarray(at + 4, at + 4 + length).map((byte, n) => byte ^ (mask[n % 4] ?? 0));
      const opcode = bytes.readUInt8(0) & 15;
      bytes = bytes.subarray(at + 4 + length);
      if (opcode === 8) {
        close(socket, payload);
        return;
      }
    }
  });
}

function close(socket: Duplex, payload: Uint8Array): void {
  const code = payload.subarray(0, 2);
  socket.end(Buffer.from([0x88, code.length, ...code]));
}

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
