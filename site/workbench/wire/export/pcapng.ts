import type { WireEvent } from '../../../../grader/report.ts';
import { packetsOf } from './packets.ts';
import type { Packet } from './packets.ts';
import { segmentsOf } from './segments.ts';

/** LINKTYPE_RAW: a packet begins with its IP header. */
const linkType = 101;

/**
 * A transcript as a capture file (draft-ietf-opsawg-pcapng) that Wireshark and tshark read.
 * @param beganAt when `at` 0 was, epoch ms
 */
export const pcapng = (events: readonly WireEvent[], beganAt: number): Uint8Array<ArrayBuffer> => {
  const blocks = [
    sectionHeader(),
    interfaceDescription(),
    ...packetsOf(segmentsOf(events)).map((packet) => enhancedPacket(packet, beganAt)),
  ];
  const whole = new Uint8Array(blocks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const block of blocks) {
    whole.set(block, at);
    at += block.length;
  }
  return whole;
};

/** Section 4.1: byte order, version 1.0, length of the section not told. */
const sectionHeader = (): Uint8Array =>
  block(0x0a0d0d0a, 16, (view) => {
    view.setUint32(0, 0x1a2b3c4d, true);
    view.setUint16(4, 1, true);
    view.setBigInt64(8, -1n, true);
  });

/** Section 4.2. */
const interfaceDescription = (): Uint8Array => block(1, 8, (view) => view.setUint16(0, linkType, true));

/** Section 4.3, with the time in microseconds. */
const enhancedPacket = ({ at, bytes, comment }: Packet, beganAt: number): Uint8Array => {
  const options = comment === undefined ? new Uint8Array() : commentOption(comment);
  const micros = BigInt(Math.round((beganAt + at) * 1000));
  return block(6, 20 + padded(bytes.length) + options.length, (view, body) => {
    view.setUint32(4, Number(micros >> 32n), true);
    view.setUint32(8, Number(micros & 0xffffffffn), true);
    view.setUint32(12, bytes.length, true);
    view.setUint32(16, bytes.length, true);
    body.set(bytes, 20);
    body.set(options, 20 + padded(bytes.length));
  });
};

/** Section 3.5: opt_comment, then the end of options. */
const commentOption = (comment: string): Uint8Array => {
  const text = new TextEncoder().encode(comment);
  const option = new Uint8Array(4 + padded(text.length) + 4);
  const view = new DataView(option.buffer);
  view.setUint16(0, 1, true);
  view.setUint16(2, text.length, true);
  option.set(text, 4);
  return option;
};

/** Type, length, body, length again. @param length of the body, in bytes; a multiple of four */
const block = (
  type: number,
  length: number,
  write: (view: DataView, body: Uint8Array) => void,
): Uint8Array => {
  const whole = new Uint8Array(12 + length);
  const view = new DataView(whole.buffer);
  view.setUint32(0, type, true);
  view.setUint32(4, whole.length, true);
  view.setUint32(whole.length - 4, whole.length, true);
  write(new DataView(whole.buffer, 8, length), whole.subarray(8, 8 + length));
  return whole;
};

const padded = (length: number): number => Math.ceil(length / 4) * 4;
