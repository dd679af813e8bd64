import type { WireEvent } from '../../../grader/report.ts';
import { fewestLengthBytes } from '../../../grader/wire/index.ts';

type Frame = Extract<WireEvent, { kind: 'frame' }>;

/** A field of a frame, in the order in which they stand on the wire (RFC 6455 section 5.2). */
export interface FrameField {
  readonly name:
    'fin' | 'rsv1' | 'rsv2' | 'rsv3' | 'opcode' | 'mask' | 'length' | 'extended' | 'key' | 'code';
  /** As it stood there: `1`, `0001`, `0x7e`. */ readonly bits: string;
  /** What it says, as a number. */ readonly value: number;
}

/** The header of a frame, field by field; of a close frame the code too. The masking key is not kept, only that there was one. */
export const fieldsOf = ({ fin, rsv, opcode, masked, payload, closeCode }: Frame): readonly FrameField[] => {
  const extended = fewestLengthBytes(payload.length);
  const short = extended === 0 ? payload.length : extended === 2 ? 126 : 127;
  return [
    bit('fin', fin),
    bit('rsv1', (rsv & 4) !== 0),
    bit('rsv2', (rsv & 2) !== 0),
    bit('rsv3', (rsv & 1) !== 0),
    { name: 'opcode', bits: binary(opcode, 4), value: opcode },
    bit('mask', masked),
    { name: 'length', bits: binary(short, 7), value: short },
    ...(extended === 0
      ? []
      : [{ name: 'extended', bits: hex(payload.length, extended), value: payload.length } as const]),
    ...(masked ? [{ name: 'key', bits: '·· ·· ·· ··', value: 4 } as const] : []),
    ...(closeCode === undefined
      ? []
      : [{ name: 'code', bits: hex(closeCode, 2), value: closeCode } as const]),
  ];
};

const bit = (name: FrameField['name'], set: boolean): FrameField => ({
  name,
  bits: set ? '1' : '0',
  value: set ? 1 : 0,
});

const binary = (value: number, digits: number): string => value.toString(2).padStart(digits, '0');

/** `01 00` for 256 in two bytes. */
const hex = (value: number, bytes: number): string =>
  (
    value
      .toString(16)
      .padStart(bytes * 2, '0')
      .match(/../g) ?? []
  ).join(' ');

/** Sixteen bytes a line with their characters, as hex dumps are. */
export interface DumpLine {
  /** Of the first byte. */ readonly offset: string;
  readonly hex: string;
  readonly text: string;
}

export const dumpOf = (bytes: Uint8Array): readonly DumpLine[] =>
  Array.from({ length: Math.ceil(bytes.length / 16) }, (_, line) => {
    const part = Array.from(bytes.subarray(line * 16, line * 16 + 16));
    return {
      offset: (line * 16).toString(16).padStart(4, '0'),
      hex: part.map((byte) => byte.toString(16).padStart(2, '0')).join(' '),
      text: part.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')).join(''),
    };
  });

/** What of a payload was kept. */
export const shownBytes = (shown: string): Uint8Array =>
  Uint8Array.from(atob(shown), (each) => each.charCodeAt(0));
