import type { WireEvent } from '../../../grader/report.ts';

export type Frame = Extract<WireEvent, { kind: 'frame' }>;
export type Head = Extract<WireEvent, { kind: 'head' }>;

/** What a run of bytes in a frame is for (RFC 6455 section 5.2). */
export type Part = 'kind' | 'length' | 'key' | 'payload';

export interface Cell {
  readonly part: Part;
  /** Two hex digits; `··` for the masking key, which the browser draws anew for each frame and tells nobody. */
  readonly hex: string;
}

/** So many bytes of a payload are shown. */
const most = 24;

/** The bytes of a frame as they went over the wire, but for the mask: of what is masked the plain bytes are shown. */
export const cells = ({ fin, rsv, opcode, masked, payload }: Frame): readonly Cell[] => {
  const mask = masked ? 0x80 : 0;
  const plain = Uint8Array.from(atob(payload.shown), (letter) => letter.charCodeAt(0));
  return [
    cell('kind', (fin ? 0x80 : 0) | (rsv << 4) | opcode),
    ...lengthBytes(payload.length).map((byte, index) => cell('length', index === 0 ? byte | mask : byte)),
    ...(masked ? Array.from({ length: 4 }, (): Cell => ({ part: 'key', hex: '··' })) : []),
    ...Array.from(plain.subarray(0, most), (byte) => cell('payload', byte)),
  ];
};

const cell = (part: Part, byte: number): Cell => ({ part, hex: byte.toString(16).padStart(2, '0') });

/** The shortest of the three forms, as the RFC demands. */
const lengthBytes = (length: number): readonly number[] =>
  length < 126 ? [length] : [126, length >> 8, length & 0xff];

/** Bytes of a whole frame on the wire. Payloads here stay below 64 KiB. */
export const frameSize = ({ masked, payload: { length } }: Frame): number =>
  1 + lengthBytes(length).length + (masked ? 4 : 0) + length;

/** Bytes of a request or response head on the wire: its lines, each with its CR LF, and the empty line. */
export const headSize = ({ start, headers }: Head): number =>
  [start, ...headers.map(([name, value]) => `${name}: ${value}`), ''].reduce(
    (sum, line) => sum + new TextEncoder().encode(line).length + 2,
    0,
  );
