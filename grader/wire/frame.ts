import type { Side } from '../report.ts';

/** RFC 6455 section 5.2. */
export const opcodes = {
  continuation: 0x0,
  text: 0x1,
  binary: 0x2,
  close: 0x8,
  ping: 0x9,
  pong: 0xa,
} as const;

/** A frame as it was on the wire, its payload unmasked; legal or not (RFC 6455 section 5.2). */
export interface Frame {
  readonly fin: boolean;
  /** RSV1-3 as a number, RSV1 the highest bit. */ readonly rsv: number;
  readonly opcode: number;
  readonly masked: boolean;
  /** How many bytes beside the 7 bits told the length: 0, 2 or 8. */ readonly lengthBytes: 0 | 2 | 8;
  /** Announced length of the payload in bytes; imprecise above 2^53. */ readonly length: number;
  /** The payload, or its beginning where the parser was told to keep no more. */ readonly payload: Uint8Array;
}

/** A rule of RFC 6455 that one frame, or its place among others, breaks. */
export type Violation =
  | 'reserved-bit'
  | 'reserved-opcode'
  | 'unmasked'
  | 'masked'
  | 'length-not-minimal'
  | 'length-too-large'
  | 'control-fragmented'
  | 'control-too-long'
  | 'close-payload'
  | 'close-code'
  | 'close-reason'
  | 'continuation-without-start'
  | 'message-interrupted'
  | 'text-not-utf8'
  | 'after-close';

export const isControl = (opcode: number): boolean => opcode >= 0x8;

const known: ReadonlySet<number> = new Set(Object.values(opcodes));

/** What is wrong with a frame by itself, whatever came before it. No extension is taken to be agreed on. */
export function violationOf(frame: Omit<Frame, 'payload'>, from: Side): Violation | undefined {
  if (frame.rsv !== 0) return 'reserved-bit';
  if (!known.has(frame.opcode)) return 'reserved-opcode';
  if (from === 'client' && !frame.masked) return 'unmasked';
  if (from === 'server' && frame.masked) return 'masked';
  if (isControl(frame.opcode) && !frame.fin) return 'control-fragmented';
  if (isControl(frame.opcode) && frame.length > 125) return 'control-too-long';
  if (frame.lengthBytes > fewestLengthBytes(frame.length)) return 'length-not-minimal';
  return frame.length >= 2 ** 63 ? 'length-too-large' : undefined;
}

/** "The minimal number of bytes MUST be used" (RFC 6455 section 5.2). */
export const fewestLengthBytes = (length: number): 0 | 2 | 8 =>
  length <= 125 ? 0 : length <= 0xffff ? 2 : 8;

/** What a close frame says; no code where its payload is empty (RFC 6455 section 5.5.1). */
export interface CloseReason {
  readonly code?: number;
  readonly reason: string;
  readonly violation?: Extract<Violation, 'close-payload' | 'close-code' | 'close-reason'>;
}

export function readClose(payload: Uint8Array): CloseReason {
  const [high, low] = payload;
  if (high === undefined) return { reason: '' };
  if (low === undefined) return { reason: '', violation: 'close-payload' };
  const code = high * 256 + low;
  const reason = decodeUtf8(payload.subarray(2));
  if (!mayBeSent(code)) return { code, reason: reason ?? '', violation: 'close-code' };
  return reason === undefined ? { code, reason: '', violation: 'close-reason' } : { code, reason };
}

/** RFC 6455 section 7.4 and the IANA registry: 1004-1006 and 1015 never stand in a frame. */
const mayBeSent = (code: number): boolean =>
  (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text, byte order mark included; undefined where the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}
