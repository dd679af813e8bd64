export interface Frame {
  readonly fin: boolean;
  readonly opcode: number;
  readonly payload: Buffer;
  /** How many bytes it took on the wire. */
  readonly size: number;
}

/** The frame at the beginning of what a client sent, or undefined while it is not all there. */
export function readFrame(bytes: Buffer): Frame | undefined {
  if (bytes.length < 2) return undefined;
  const [first = 0, second = 0] = bytes;
  const short = second & 0x7f;
  const lengthBytes = short < 126 ? 0 : short === 126 ? 2 : 8;
  const start = 2 + lengthBytes + 4;
  if (bytes.length < start) return undefined;
  const length =
    lengthBytes === 0
      ? short
      : Number(`0x${bytes.toString('hex', 2, 2 + lengthBytes)}`);
  if (bytes.length < start + length) return undefined;

  const mask = bytes.subarray(start - 4, start);
  const masked = bytes.subarray(start, start + length);
  const payload = Buffer.from(
    masked.map((byte, at) => byte ^ mask.readUInt8(at % 4)),
  );
  return {
    fin: (first & 0x80) !== 0,
    opcode: first & 0x0f,
    payload,
    size: start + length,
  };
}
