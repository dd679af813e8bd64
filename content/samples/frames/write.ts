/** One whole frame from a server: FIN set, not masked. */
export function writeFrame(opcode: number, payload: Buffer): Buffer {
  return Buffer.concat([
    Buffer.of(0x80 | opcode),
    lengthField(payload.length),
    payload,
  ]);
}

/** The length in the fewest bytes: 1, 3 or 9. */
function lengthField(length: number): Buffer {
  if (length <= 125) return Buffer.of(length);
  const field = Buffer.alloc(length <= 0xffff ? 3 : 9);
  field.writeUInt8(length <= 0xffff ? 126 : 127);
  if (length <= 0xffff) field.writeUInt16BE(length, 1);
  else field.writeBigUInt64BE(BigInt(length), 1);
  return field;
}
