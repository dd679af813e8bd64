import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

const port = Number(process.env.PORT ?? 8080);
const maxMessageBytes = Number(process.env.MAX_MESSAGE_BYTES ?? 1024 * 1024);
const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** RFC 6455 section 5.2. Those with the highest of their four bits set are control frames. 8 이상은 제어 프레임입니다. */
const opcodes = { continuation: 0x0, text: 0x1, binary: 0x2, close: 0x8, ping: 0x9, pong: 0xa };
const isControl = (opcode: number): boolean => opcode >= 0x8;

/** RFC 6455 section 7.4.1. */
const codes = { protocolError: 1002, notUtf8: 1007, tooBig: 1009 };

const server = createServer((_, response) => response.writeHead(404).end());
server.on('upgrade', upgrade);
server.listen(port, '127.0.0.1');

/** The handshake, as in the lab before this one. 앞 실습에서 다룬 핸드셰이크입니다. */
function upgrade({ url, headers }: IncomingMessage, socket: Duplex, head: Buffer): void {
  socket.on('error', () => socket.destroy());
  if (url?.split('?', 1)[0] !== '/ws') {
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    return;
  }
  const accept = createHash('sha1').update(`${headers['sec-websocket-key']}${guid}`).digest('base64');
  socket.write(
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      `Sec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  socket.unshift(head);
  serve(socket).catch(() => socket.destroy());
}

/** A client broke a rule; `code` is what it is told. 클라이언트가 규칙을 어겼습니다. `code`로 알려 줍니다. */
class Violation extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** One client, from the `101` to the end. 클라이언트 하나를 끝까지 맡습니다. */
async function serve(socket: Duplex): Promise<void> {
  const bytes = new Bytes(socket);
  try {
    await echo(bytes, socket);
  } catch (error) {
    if (!(error instanceof Violation)) throw error;
    socket.end(encode(opcodes.close, codeBytes(error.code)));
  }
  // Whoever closes while bytes of the other side lie unread resets the connection, and our close frame may be lost.
  // 상대의 바이트를 남겨 둔 채 닫으면 연결이 reset되어, 우리가 보낸 종료 프레임이 사라질 수 있습니다.
  setTimeout(() => socket.destroy(), 2000).unref();
  await bytes.drain();
}

/** Echoes until the client closes. 클라이언트가 종료할 때까지 메시지를 돌려보냅니다. */
async function echo(bytes: Bytes, socket: Duplex): Promise<void> {
  const message = new Message();
  for (;;) {
    const { fin, opcode, payload } = await readFrame(bytes, maxMessageBytes - message.size);
    if (opcode === opcodes.close) {
      socket.end(encode(opcodes.close, answerTo(payload)));
      return;
    }
    // A control frame may stand between the fragments of a message, and does not touch it.
    // 제어 프레임은 메시지의 조각 사이에도 올 수 있고, 메시지에는 영향을 주지 않습니다.
    // TODO 4: answer a ping with a pong of the same payload.
    //         ping에는 페이로드가 같은 pong으로 답합니다.
    if (isControl(opcode)) continue;
    message.add(opcode, payload);
    // TODO 3: only the last fragment completes a message; until then nothing is echoed.
    //         메시지는 마지막 조각에서 완성됩니다. 그때까지는 돌려보내지 않습니다.
    console.log('fin', fin);
    socket.write(encode(...message.finish()));
  }
}

interface Frame {
  /** The last fragment of its message. 메시지의 마지막 조각입니다. */ readonly fin: boolean;
  readonly opcode: number;
  /** Unmasked. 마스크를 푼 페이로드입니다. */ readonly payload: Buffer;
}

/**
 * The next frame; a data frame may have up to `room` bytes of payload. What is wrong with a head is said before anything
 * behind it is read: a frame that announces an exabyte costs us ten bytes.
 * 다음 프레임을 읽습니다. 데이터 프레임의 페이로드는 `room`바이트까지입니다. 헤더가 잘못되었으면 그 뒤를 읽기 전에 알립니다.
 * 1엑사바이트를 보내겠다는 프레임도 10바이트만 읽으면 거절할 수 있습니다.
 */
async function readFrame(bytes: Bytes, room: number): Promise<Frame> {
  const start = await bytes.take(2);
  const [first, second] = [start.readUInt8(0), start.readUInt8(1)];
  judge(first, second);
  const opcode = first & 0x0f;
  const length = await readLength(second & 0x7f, bytes);
  // TODO 10: a data frame longer than `room` is a 1009.
  //          `room`보다 긴 데이터 프레임은 1009입니다.
  console.log('room', room);
  const mask = await bytes.take(4);
  const payload = unmasked(await bytes.take(length), mask);
  return { fin: (first & 0x80) !== 0, opcode, payload };
}

/** The rules that one frame by itself can break (RFC 6455 sections 5.1, 5.2 and 5.5). 프레임 하나만 보고 알 수 있는 규칙입니다. */
function judge(first: number, second: number): void {
  // TODO 6: reserved bits, reserved opcodes, no mask, control frames that are fragmented or too long: all of them are a 1002.
  //         예약 비트, 정해지지 않은 opcode, 마스크 없는 프레임, 조각나거나 너무 긴 제어 프레임은 모두 1002입니다.
  console.log('first', first.toString(2), 'second', second.toString(2), 'codes', codes);
}

/** Up to 125 the 7 bits are the length; 126 and 127 say that it follows. 125까지는 7비트가 곧 길이입니다. 126과 127은 뒤따른다는 뜻입니다. */
async function readLength(short: number, bytes: Bytes): Promise<number> {
  // TODO 2: lengths of 126 and more, here and when they are written below.
  //         126바이트부터의 길이입니다. 여기서 읽고, 아래에서 씁니다.
  await bytes.take(0);
  return short;
}

/** The same, written: always in the fewest bytes. 쓸 때도 같습니다. 언제나 가장 적은 바이트로 씁니다. */
function lengthField(length: number): Buffer {
  return Buffer.of(length);
}

/** A whole frame of ours: not masked, as servers do not mask. 서버는 마스킹하지 않습니다. */
function encode(opcode: number, payload: Buffer): Buffer {
  return Buffer.concat([Buffer.of(0x80 | opcode), lengthField(payload.length), payload]);
}

/** Each byte was XORed with one of the four of the mask; once more undoes it. XOR를 한 번 더 하면 원래대로 돌아옵니다. */
function unmasked(payload: Buffer, mask: Buffer): Buffer {
  // TODO 1: XOR byte i of the payload with byte i % 4 of the mask.
  //         페이로드의 i번째 바이트를 마스크의 i % 4번째 바이트와 XOR합니다.
  console.log('mask', mask);
  return payload;
}

/** A message of which fragments come one after the other. 조각으로 나뉘어 오는 메시지 하나입니다. */
class Message {
  /** Bytes so far. 지금까지 온 바이트 수입니다. */ size = 0;
  #opcode: number | undefined;
  #fragments: Buffer[] = [];

  /** The first fragment tells the kind; those behind it are continuations. 종류는 첫 조각이 알려 주고, 나머지는 연속 프레임입니다. */
  add(opcode: number, payload: Buffer): void {
    // TODO 7: a continuation with nothing to continue, and a new message before the last fragment: both are a 1002.
    //         이을 메시지가 없는 연속 프레임과, 마지막 조각이 오기 전에 시작한 새 메시지는 둘 다 1002입니다.
    this.#opcode ??= opcode;
    this.#fragments.push(payload);
    this.size += payload.length;
  }

  /** Fragments are cut anywhere, inside characters too: only the whole is text. 조각은 글자 중간에서도 잘립니다. 합친 뒤에야 텍스트입니다. */
  finish(): [opcode: number, payload: Buffer] {
    const opcode = this.#opcode ?? opcodes.binary;
    const payload = Buffer.concat(this.#fragments);
    this.#opcode = undefined;
    this.#fragments = [];
    this.size = 0;
    console.log('is UTF-8', isUtf8(payload));
    // TODO 9: a text that is not UTF-8 is a 1007.
    //         UTF-8이 아닌 텍스트는 1007입니다.
    return [opcode, payload];
  }
}

/** What to answer to the payload of a close frame: its code (RFC 6455 section 5.5.1). 종료 프레임에는 같은 코드로 답합니다. */
function answerTo(payload: Buffer): Buffer {
  // TODO 5: the same code as came, without the reason; of an empty payload an empty one.
  //         받은 코드를 이유는 빼고 그대로 돌려줍니다. 페이로드가 비어 있으면 빈 것을 돌려줍니다.
  // TODO 8: one byte, or a code that must not be sent, is a 1002; a reason that is not UTF-8 is a 1007.
  //         1바이트이거나 쓸 수 없는 코드이면 1002, 이유가 UTF-8이 아니면 1007입니다.
  console.log('close', payload, 'may 1000 be sent?', mayBeSent(1000));
  return codeBytes(4999);
}

/** 1004 to 1006 and 1015 never stand in a frame (RFC 6455 section 7.4). 1004~1006과 1015는 프레임에 쓰지 않습니다. */
function mayBeSent(code: number): boolean {
  return code >= 0;
}

function codeBytes(code: number): Buffer {
  return Buffer.of(code >> 8, code & 0xff);
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
      const next: IteratorResult<Buffer, undefined> = await this.#chunks.next();
      if (next.done) throw new Error('The client is gone.');
      this.#pending = Buffer.concat([this.#pending, next.value]);
    }
    const taken = this.#pending.subarray(0, count);
    this.#pending = this.#pending.subarray(count);
    return taken;
  }

  /** Reads on to the end and keeps nothing. 끝까지 읽어서 버립니다. */
  async drain(): Promise<void> {
    let next = await this.#chunks.next();
    while (!next.done) next = await this.#chunks.next();
  }
}
