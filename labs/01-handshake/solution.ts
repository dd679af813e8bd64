import { createHash } from 'node:crypto';
import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { Duplex } from 'node:stream';

const port = Number(process.env.PORT ?? 8080);
/** Every WebSocket server has the same one: RFC 6455 section 1.3. 모든 WebSocket 서버가 쓰는 고정값입니다. */
const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const subprotocol = 'chat.v1';
const opcodes = { text: 0x1, close: 0x8 };

// Node reads the HTTP. A request with `Connection: Upgrade` and any `Upgrade` makes 'upgrade' and hands us the bare
// connection; every other one makes 'request', as usual.
// HTTP는 Node가 읽습니다. `Connection: Upgrade`와 `Upgrade`가 있는 요청은 'upgrade' 이벤트가 되어 연결을 통째로 넘겨받고,
// 나머지는 평소처럼 'request' 이벤트가 됩니다.
const server = createServer(answer);
server.on('upgrade', upgrade);
server.listen(port, '127.0.0.1');

/** What we answer instead of a 101. 101 대신 돌려줄 응답입니다. */
interface Refusal {
  readonly status: number;
  readonly headers?: OutgoingHttpHeaders;
}

/** RFC 9110 section 15.5.22: a 426 has to say what to upgrade to. 426은 무엇으로 업그레이드할지 알려야 합니다. */
const notWebSocket: Refusal = { status: 426, headers: { Connection: 'Upgrade', Upgrade: 'websocket' } };

/** A request that does not ask for an upgrade. 업그레이드를 요청하지 않은 일반 요청입니다. */
function answer(request: IncomingMessage, response: ServerResponse): void {
  const { status, headers } = misdirected(request) ?? notWebSocket;
  response.writeHead(status, headers).end();
}

/** A request that asks for an upgrade. 업그레이드를 요청한 경우입니다. */
function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
  // Nobody but us listens to this socket now: without this line a client that vanishes would end our program.
  // 이제 이 소켓을 듣는 것은 우리뿐입니다. 이 줄이 없으면 클라이언트 하나만 사라져도 프로그램이 끝납니다.
  socket.on('error', () => socket.destroy());
  const refusal = misdirected(request) ?? malformed(request);
  if (refusal) {
    refuse(socket, refusal);
  } else {
    accept(socket, request);
    // A client that goes without a close frame ends this early. 종료 프레임 없이 떠나는 클라이언트도 있습니다.
    serve(socket, head).catch(() => socket.destroy());
  }
}

/** Neither of these depends on WebSocket at all. WebSocket과 관계없이 틀린 요청입니다. */
function misdirected({ url, method }: IncomingMessage): Refusal | undefined {
  if (url?.split('?', 1)[0] !== '/ws') return { status: 404 };
  if (method !== 'GET') return { status: 405, headers: { Allow: 'GET' } };
  return undefined;
}

/** What is wrong with the handshake (RFC 6455 section 4.2.1). 핸드셰이크에서 틀린 점입니다. */
function malformed({ headers }: IncomingMessage): Refusal | undefined {
  if (headers.upgrade?.toLowerCase() !== 'websocket') return notWebSocket;
  if (headers['sec-websocket-version'] !== '13') {
    // The client learns which version we speak and may try again (section 4.2.2).
    // 클라이언트는 우리가 쓰는 버전을 알게 되고, 다시 시도할 수 있습니다.
    return { status: 426, headers: { ...notWebSocket.headers, 'Sec-WebSocket-Version': '13' } };
  }
  return isKey(headers['sec-websocket-key']) ? undefined : { status: 400 };
}

/**
 * The base64 of 16 bytes. `Buffer.from` never complains: it skips what is no base64. Writing the bytes anew shows
 * whether the key was exactly what it should be.
 * 16바이트의 base64인지 확인합니다. `Buffer.from`은 base64가 아닌 글자를 말없이 건너뜁니다. 다시 적어 보면 정확했는지 알 수 있습니다.
 */
function isKey(key: string | undefined): boolean {
  const bytes = Buffer.from(key ?? '', 'base64');
  return bytes.length === 16 && bytes.toString('base64') === key;
}

/** The `101`. After its empty line no more HTTP is spoken. 101 응답입니다. 빈 줄 다음부터는 HTTP가 아닙니다. */
function accept(socket: Duplex, { headers }: IncomingMessage): void {
  const key = headers['sec-websocket-key'] ?? '';
  const lines = [
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Accept: ${acceptFor(key)}`,
  ];
  // Choosing none of the offers is said by saying nothing: the header is left out.
  // 제안 가운데 고를 것이 없으면 헤더를 아예 쓰지 않습니다.
  if (offersOf(headers['sec-websocket-protocol']).includes(subprotocol)) {
    lines.push(`Sec-WebSocket-Protocol: ${subprotocol}`);
  }
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
}

/** Proves that we read the key and speak WebSocket. 키를 읽었고 WebSocket을 안다는 증거입니다. */
function acceptFor(key: string): string {
  return createHash('sha1')
    .update(key + guid)
    .digest('base64');
}

/** Several header fields of that name come joined by commas. 같은 이름의 헤더가 여럿이면 쉼표로 이어져 옵니다. */
function offersOf(field = ''): string[] {
  return field.split(',').map((offer) => offer.trim());
}

/** An HTTP response by hand; `Content-Length` and `end` tell where it ends. 손으로 쓴 HTTP 응답입니다. */
function refuse(socket: Duplex, { status, headers }: Refusal): void {
  const fields = { ...headers, Connection: headers?.Connection ?? 'close', 'Content-Length': 0 };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${String(value)}`);
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', ''].join('\r\n'));
}

/** Says `ready`, waits for the client's close frame and answers it. `ready`를 보내고, 종료 프레임이 오면 답합니다. */
async function serve(socket: Duplex, head: Buffer): Promise<void> {
  socket.write(frame(opcodes.text, Buffer.from('ready')));
  // What the client sent right behind its request belongs to the frames. 요청 바로 뒤에 붙어 온 바이트도 프레임입니다.
  socket.unshift(head);
  const bytes = new Bytes(socket);
  const payload = await closePayload(bytes);
  // Its first two bytes are the code: sent back as they came, they say the same. Then the connection is over.
  // 앞의 두 바이트가 코드입니다. 받은 그대로 돌려보내면 같은 코드가 됩니다. 그다음에는 연결을 끝냅니다.
  socket.end(frame(opcodes.close, payload.subarray(0, 2)));
  await bytes.drain();
}

/** A whole, unmasked frame of up to 125 bytes (RFC 6455 section 5.2). 마스킹하지 않은 짧은 프레임입니다. */
function frame(opcode: number, payload: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0x80 | opcode, payload.length]), payload]);
}

/**
 * Skips frames until one closes, and returns its payload. The next lab takes frames apart in full.
 * 종료 프레임이 올 때까지 건너뛰고 그 페이로드를 돌려줍니다. 프레임을 제대로 뜯어보는 것은 다음 실습에서 합니다.
 */
async function closePayload(bytes: Bytes): Promise<Buffer> {
  for (;;) {
    const start = await bytes.take(2);
    const length = await payloadLength(start.readUInt8(1) & 0x7f, bytes);
    const mask = await bytes.take(4);
    if ((start.readUInt8(0) & 0x0f) === opcodes.close) return unmasked(await bytes.take(length), mask);
    await bytes.skip(length);
  }
}

/** 126 and 127 mean that the length stands in the next 2 or 8 bytes. 126과 127은 길이가 뒤따른다는 뜻입니다. */
async function payloadLength(short: number, bytes: Bytes): Promise<number> {
  if (short === 126) return (await bytes.take(2)).readUInt16BE();
  if (short === 127) return Number((await bytes.take(8)).readBigUInt64BE());
  return short;
}

function unmasked(payload: Buffer, mask: Buffer): Buffer {
  return Buffer.from(payload.map((byte, at) => byte ^ mask.readUInt8(at % 4)));
}

/**
 * The bytes of a connection, as many as one asks for. TCP keeps their order, not their pieces: a frame may arrive in
 * several, and several frames in one.
 * 연결에서 원하는 만큼 바이트를 꺼냅니다. TCP는 순서를 지킬 뿐 어디서 나뉘는지는 지키지 않습니다. 프레임 하나가 여러 조각으로 오기도 하고,
 * 여러 프레임이 한꺼번에 오기도 합니다.
 */
class Bytes {
  readonly #chunks: AsyncIterator<Buffer, undefined>;
  #pending: Buffer = Buffer.alloc(0);

  constructor(socket: Duplex) {
    this.#chunks = socket[Symbol.asyncIterator]();
  }

  async take(count: number): Promise<Buffer> {
    while (this.#pending.length < count) {
      await this.#more();
    }
    const taken = this.#pending.subarray(0, count);
    this.#pending = this.#pending.subarray(count);
    return taken;
  }

  /** Nothing of it is kept, however long it is. 아무리 길어도 메모리에 쌓아 두지 않습니다. */
  async skip(count: number): Promise<void> {
    let left = count;
    while (left > this.#pending.length) {
      left -= this.#pending.length;
      this.#pending = Buffer.alloc(0);
      await this.#more();
    }
    await this.take(left);
  }

  /** Reads on until the client has ended too, and keeps nothing. 클라이언트도 끝낼 때까지 읽어서 버립니다. */
  async drain(): Promise<void> {
    let next = await this.#chunks.next();
    while (!next.done) next = await this.#chunks.next();
  }

  async #more(): Promise<void> {
    const next: IteratorResult<Buffer, undefined> = await this.#chunks.next();
    if (next.done) throw new Error('The client is gone.');
    this.#pending = Buffer.concat([this.#pending, next.value]);
  }
}
