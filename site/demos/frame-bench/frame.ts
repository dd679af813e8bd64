/** A frame as the bench builds it; anything can be said, also what RFC 6455 forbids. */
export interface Draft {
  readonly fin: boolean;
  /** RSV1 to RSV3. */ readonly rsv: readonly [boolean, boolean, boolean];
  readonly opcode: number;
  readonly masked: boolean;
  readonly payload: Uint8Array;
  /** Four bytes. */ readonly mask: Uint8Array;
}

/** The parts of a frame in the order of the wire (RFC 6455 section 5.2). */
export interface Parts {
  readonly head: Uint8Array;
  readonly length: Uint8Array;
  readonly mask: Uint8Array;
  readonly payload: Uint8Array;
}

export function partsOf({ fin, rsv, opcode, masked, payload, mask }: Draft): Parts {
  const bits = rsv.reduce((sum, set, index) => sum + (set ? 0x40 >> index : 0), 0);
  const { length } = payload;
  const short = length <= 125 ? length : length <= 0xffff ? 126 : 127;
  return {
    head: Uint8Array.of((fin ? 0x80 : 0) + bits + opcode, (masked ? 0x80 : 0) + short),
    length: extended(length),
    mask: masked ? mask : new Uint8Array(),
    payload: masked ? payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0)) : payload,
  };
}

function extended(length: number): Uint8Array {
  if (length <= 125) return new Uint8Array();
  const bytes = new Uint8Array(length <= 0xffff ? 2 : 8);
  const view = new DataView(bytes.buffer);
  if (bytes.length === 2) view.setUint16(0, length);
  else view.setBigUint64(0, BigInt(length));
  return bytes;
}

export const joined = ({ head, length, mask, payload }: Parts): Uint8Array =>
  Uint8Array.from([...head, ...length, ...mask, ...payload]);

export const hex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');

/** `03 ee` or `03ee`; undefined where that is no hex. */
export function fromHex(text: string): Uint8Array | undefined {
  const digits = text.replaceAll(/\s/g, '');
  if (!/^([0-9a-f]{2})*$/i.test(digits)) return undefined;
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}
