import type { Steps } from './steps.ts';

const unmask = 'return Buffer.from(payload.map((byte, at) => byte ^ mask.readUInt8(at % 4)));';

const lengths = `if (short === 126) return (await bytes.take(2)).readUInt16BE();
  if (short === 127) return Number((await bytes.take(8)).readBigUInt64BE());
  return short;
}

/** The same, written: always in the fewest bytes. 쓸 때도 같습니다. 언제나 가장 적은 바이트로 씁니다. */
function lengthField(length: number): Buffer {
  if (length > 125) {
    const field = Buffer.alloc(length <= 0xffff ? 3 : 9);
    field.writeUInt8(length <= 0xffff ? 126 : 127);
    if (length <= 0xffff) field.writeUInt16BE(length, 1);
    else field.writeBigUInt64BE(BigInt(length), 1);
    return field;
  }
  return Buffer.of(length);`;

const plainLengths = `return short;
}

/** The same, written: always in the fewest bytes. 쓸 때도 같습니다. 언제나 가장 적은 바이트로 씁니다. */
function lengthField(length: number): Buffer {
  return Buffer.of(length);`;

const judge = `const opcode = first & 0x0f;
  const known = Object.values(opcodes).includes(opcode);
  if ((first & 0x70) !== 0 || !known || second < 0x80) throw new Violation(codes.protocolError, 'malformed');
  if (isControl(opcode) && (first < 0x80 || second > 0xfd)) throw new Violation(codes.protocolError, 'control');`;

const order = `if ((opcode === opcodes.continuation) === (this.#opcode === undefined)) {
      throw new Violation(codes.protocolError, 'out of order');
    }
    // TODO 7`;

const closing = `if (payload.length === 1) throw new Violation(codes.protocolError, 'half a code');
  if (payload.length > 1) {
    const code = payload.readUInt16BE();
    const valid = mayBeSent(code) && code >= 1000 && code < 5000 && (code >= 3000 || code <= 1014);
    if (!valid || (code >= 1004 && code <= 1006)) throw new Violation(codes.protocolError, 'invalid code');
    if (!isUtf8(payload.subarray(2))) throw new Violation(codes.notUtf8, 'reason');
  }
  return payload.subarray(0, 2);`;

const utf8 = `if (opcode === opcodes.text && !isUtf8(payload)) throw new Violation(codes.notUtf8, 'text');
    // TODO 9`;

const tooBig = "if (!isControl(opcode) && length > room) throw new Violation(codes.tooBig, 'too big');";

export default [
  ['TODO 1', "console.log('mask', mask);\n  return payload;", unmask],
  ['TODO 2', `await bytes.take(0);\n  ${plainLengths}`, lengths],
  [
    'TODO 3',
    "console.log('fin', fin);\n    socket.write(encode(...message.finish()));",
    'if (fin) socket.write(encode(...message.finish()));',
  ],
  [
    'TODO 4',
    '// TODO 4',
    'if (opcode === opcodes.ping) socket.write(encode(opcodes.pong, payload));\n    // TODO 4',
  ],
  ['TODO 5', 'return codeBytes(4999);', 'return payload.subarray(0, 2);'],
  ['TODO 6', "console.log('first', first.toString(2), 'second', second.toString(2), 'codes', codes);", judge],
  ['TODO 7', '// TODO 7', order],
  ['TODO 8', 'return payload.subarray(0, 2);', closing],
  ['TODO 9', '// TODO 9', utf8],
  ['TODO 10', "console.log('room', room);", tooBig],
] as const satisfies Steps;
