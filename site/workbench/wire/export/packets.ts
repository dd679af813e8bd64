import type { Side } from '../../../../grader/report.ts';
import type { Segment } from './segments.ts';

/** An IPv4 packet with a TCP segment in it (RFC 791, RFC 9293). */
export interface Packet {
  /** ms since the beginning. */ readonly at: number;
  readonly bytes: Uint8Array;
  readonly comment?: string;
}

/** Wireshark takes 8080 for HTTP, and what follows a `101` on it for WebSocket. */
const serverPort = 8080;
const firstClientPort = 49_152;

const flags = { fin: 0x01, syn: 0x02, reset: 0x04, push: 0x08, ack: 0x10 } as const;
const headerBytes = 40;
/** Of one packet; more goes into the next. */
const mostData = 65_495;

interface Flow {
  readonly port: number;
  readonly next: Record<Side, number>;
}

/** Wraps what the sides of each connection said into TCP over IPv4 between two ports of the loopback address. */
export const packetsOf = (segments: readonly Segment[]): readonly Packet[] => {
  const flows = new Map<number, Flow>();
  return segments.flatMap((segment) => {
    const known = flows.get(segment.connection);
    const flow = known ?? newFlow(segment.connection);
    flows.set(segment.connection, flow);
    const opening = known ? [] : handshake(flow, segment.at);
    if (segment.kind === 'open') return opening;
    if (segment.kind === 'end') {
      const bit = segment.how === 'fin' ? flags.fin : flags.reset;
      return [...opening, { at: segment.at, bytes: packet(flow, segment.from, bit | flags.ack) }];
    }
    return [...opening, ...dataPackets(flow, segment)];
  });
};

const newFlow = (connection: number): Flow => ({
  port: firstClientPort + (connection % 16_000),
  next: { client: 1_000, server: 2_000 },
});

/** RFC 9293 section 3.5. */
const handshake = (flow: Flow, at: number): Packet[] => [
  { at, bytes: packet(flow, 'client', flags.syn) },
  { at, bytes: packet(flow, 'server', flags.syn | flags.ack) },
  { at, bytes: packet(flow, 'client', flags.ack) },
];

const dataPackets = (
  flow: Flow,
  { at, from, bytes, comment }: Extract<Segment, { kind: 'data' }>,
): Packet[] => {
  const starts = Array.from({ length: Math.ceil(bytes.length / mostData) }, (_, index) => index * mostData);
  return starts.map((start, index) => ({
    at,
    bytes: packet(flow, from, flags.push | flags.ack, bytes.subarray(start, start + mostData)),
    ...(index === 0 && comment !== undefined && { comment }),
  }));
};

const packet = (flow: Flow, from: Side, bits: number, data: Uint8Array = new Uint8Array()): Uint8Array => {
  const bytes = new Uint8Array(headerBytes + data.length);
  const view = new DataView(bytes.buffer);
  const to = from === 'client' ? 'server' : 'client';
  view.setUint8(0, 0x45); // version 4, five words of header
  view.setUint16(2, bytes.length);
  view.setUint16(6, 0x4000); // not to be fragmented
  view.setUint8(8, 64);
  view.setUint8(9, 6); // TCP
  view.setUint32(12, 0x7f000001);
  view.setUint32(16, 0x7f000001);
  view.setUint16(10, checksum(view, 20));
  view.setUint16(20, from === 'client' ? flow.port : serverPort);
  view.setUint16(22, from === 'client' ? serverPort : flow.port);
  view.setUint32(24, flow.next[from]);
  view.setUint32(28, (bits & flags.ack) === 0 ? 0 : flow.next[to]);
  view.setUint8(32, 0x50); // five words of header
  view.setUint8(33, bits);
  view.setUint16(34, 0xffff);
  bytes.set(data, headerBytes);
  flow.next[from] += data.length + ((bits & (flags.syn | flags.fin)) === 0 ? 0 : 1);
  return bytes;
};

/** RFC 1071, of the IPv4 header. */
const checksum = (view: DataView, length: number): number => {
  let sum = 0;
  for (let at = 0; at < length; at += 2) sum += view.getUint16(at);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >> 16);
  return ~sum & 0xffff;
};
