// Not even Node's HTTP server: a TCP connection, its request read by hand.
import { hash } from 'node:crypto';
import { createServer, type Socket } from 'node:net';

interface Request {
  readonly method: string;
  readonly path: string;
  readonly fields: Readonly<Record<string, string>>;
}

const server = createServer({ allowHalfOpen: true }, (socket) => {
  let bytes: Buffer = Buffer.alloc(0);
  let talk: ((bytes: Buffer) => Buffer) | undefined;
  socket.on('error', () => socket.destroy());
  socket.on('end', () => socket.end());
  socket.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    const end = bytes.indexOf('\r\n\r\n');
    if (!talk && end >= 0) {
      const request = read(bytes.toString('latin1', 0, end));
      bytes = bytes.subarray(end + 4);
      talk = begin(socket, request);
    }
    if (talk) bytes = talk(bytes);
  });
});

/** Fields of the same name are joined, as RFC 9110 section 5.3 has it. */
function read(head: string): Request {
  const [start = '', ...lines] = head.split('\r\n');
  const [method = '', target = ''] = start.split(' ');
  const fields: Record<string, string> = {};
  for (const line of lines) {
    const [name = '', ...rest] = line.split(':');
    const value = rest.join(':').trim();
    const known = fields[name.toLowerCase()];
    fields[name.toLowerCase()] = known === undefined ? value : `${known}, ${value}`;
  }
  return { method, path: target.split('?', 1)[0] ?? '', fields };
}

const list = (field = ''): string[] => field.split(',').map((each) => each.trim());

function begin(socket: Socket, request: Request): (bytes: Buffer) => Buffer {
  const { fields } = request;
  const refusal = refusalOf(request);
  if (refusal) {
    socket.end(`HTTP/1.1 ${refusal.join('\r\n')}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
    return () => Buffer.alloc(0);
  }
  const key = fields['sec-websocket-key'] ?? '';
  const lines = [
    'HTTP/1.1 101 Switching Protocols',
    'upgrade: WebSocket',
    'connection: upgrade',
    `sec-websocket-accept: ${hash('sha1', `${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`, 'base64')}`,
    ...(list(fields['sec-websocket-protocol']).includes('chat.v1')
      ? ['sec-websocket-protocol: chat.v1']
      : []),
  ];
  socket.write(`${lines.join('\r\n')}\r\n\r\n\x81\x05ready`, 'latin1');
  return (bytes) => skipFrames(socket, bytes);
}

function refusalOf({ method, path, fields }: Request): readonly string[] | undefined {
  const asks =
    list(fields.connection?.toLowerCase()).includes('upgrade') &&
    fields.upgrade?.toLowerCase() === 'websocket';
  const key = fields['sec-websocket-key'] ?? '';
  if (path !== '/ws') return ['404 Not Found'];
  if (method !== 'GET') return ['405 Method Not Allowed', 'Allow: GET'];
  if (!asks) return ['426 Upgrade Required', 'Upgrade: websocket'];
  if (fields['sec-websocket-version'] !== '13') return ['426 Upgrade Required', 'Sec-WebSocket-Version: 13'];
  const bytes = Buffer.from(key, 'base64');
  return bytes.length === 16 && bytes.toString('base64') === key ? undefined : ['400 Bad Request'];
}

/** Takes whole frames from the beginning; returns what is left. */
function skipFrames(socket: Socket, bytes: Buffer): Buffer {
  if (bytes.length < 2) return bytes;
  const short = bytes.readUInt8(1) & 0x7f;
  const more = short === 126 ? 2 : short === 127 ? 8 : 0;
  if (bytes.length < 6 + more) return bytes;
  const length = more === 0 ? short : Number(`0x${bytes.toString('hex', 2, 2 + more)}`);
  const end = 6 + more + length;
  if (bytes.length < end) return bytes;
  if ((bytes.readUInt8(0) & 0x0f) === 8) {
    const code = [...bytes.subarray(6 + more, Math.min(end, 8 + more))];
    const answer = code.map((byte, index) => byte ^ bytes.readUInt8(2 + more + index));
    socket.end(Uint8Array.of(0x88, answer.length, ...answer));
    return Buffer.alloc(0);
  }
  return skipFrames(socket, bytes.subarray(end));
}

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
