import { fewestLengthBytes } from './frame.ts';
import { maskInPlace } from './frame-parser.ts';

/** What to put on the wire; anything can be said, also what RFC 6455 forbids. */
export interface FrameSpec {
  readonly opcode: number;
  readonly payload?: Uint8Array | string;
  /** Default true. */ readonly fin?: boolean;
  /** RSV1-3 as a number, RSV1 the highest bit. Default 0. */ readonly rsv?: number;
  /** Four bytes to mask with; none: unmasked. */ readonly mask?: Uint8Array;
  /** Bytes beside the 7 bits to tell the length with. Default the fewest possible. */
  readonly lengthBytes?: 0 | 2 | 8;
  /** The length to announce. Default the true one. */ readonly length?: number;
}

const encoder = new TextEncoder();

export const bytesOf = (data: Uint8Array | string): Uint8Array =>
  typeof data === 'string' ? encoder.encode(data) : data;

/** Encodes one frame (RFC 6455 section 5.2). */
export function encodeFrame(spec: FrameSpec): Uint8Array {
  const { opcode, fin = true, rsv = 0, mask } = spec;
  const payload = bytesOf(spec.payload ?? '');
  const length = spec.length ?? payload.length;
  const extended = spec.lengthBytes ?? fewestLengthBytes(length);
  const start = 2 + extended + (mask ? 4 : 0);
  // The payload begins where words may, which is the quick way to mask it.
  const spare = -start & 3;
  const frame = new Uint8Array(new ArrayBuffer(spare + start + payload.length), spare);
  frame[0] = (fin ? 0x80 : 0) | ((rsv & 0x7) << 4) | (opcode & 0xf);
  frame[1] = (mask ? 0x80 : 0) | (extended === 0 ? length : extended === 2 ? 126 : 127);
  const view = new DataView(frame.buffer, spare);
  if (extended === 2) view.setUint16(2, length);
  if (extended === 8) view.setBigUint64(2, BigInt(length));
  frame.set(payload, start);
  if (mask) {
    frame.set(mask.subarray(0, 4), start - 4);
    maskInPlace(frame.subarray(start), mask);
  }
  return frame;
}

/** Payload of a close frame: two bytes of code, then the reason (RFC 6455 section 5.5.1). */
export function closePayload(code?: number, reason = ''): Uint8Array {
  if (code === undefined) return new Uint8Array();
  const text = encoder.encode(reason);
  const payload = new Uint8Array(2 + text.length);
  new DataView(payload.buffer).setUint16(0, code);
  payload.set(text, 2);
  return payload;
}
