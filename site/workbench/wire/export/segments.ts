import type { Payload, Side, WireEvent } from '../../../../grader/report.ts';
import { encodeFrame } from '../../../../grader/wire/index.ts';

/** What one side put on a connection: bytes, or how the connection began and ended. */
export type Segment = { readonly at: number; readonly connection: number } & (
  | { readonly kind: 'open' }
  | { readonly kind: 'data'; readonly from: Side; readonly bytes: Uint8Array; readonly comment?: string }
  | { readonly kind: 'end'; readonly from: Side; readonly how: 'fin' | 'reset' }
);

/** A payload is known by its first 256 bytes; zeros stand for the rest, up to so many. */
const mostPadded = 1024 * 1024;

/** A mask that changes nothing: the true one was not kept. */
const noMask = new Uint8Array(4);

/**
 * The bytes of a transcript, as near as it tells them: frames whole, heads as they stood, bodies with the framing that their
 * heads announce (RFC 9112 section 7.1). Masks are zero, and what was not kept of long payloads is zeros.
 */
export const segmentsOf = (events: readonly WireEvent[]): readonly Segment[] => {
  const chunked = new Map<string, 'no' | 'whole' | 'streamed'>();
  return events.flatMap((event): Segment[] => {
    const { at, connection } = event;
    if (event.kind === 'note') return [];
    if (event.kind === 'open') return [{ at, connection, kind: 'open' }];
    if (event.kind === 'end') return [{ at, connection, kind: 'end', from: event.from, how: event.how }];
    const stream = `${connection} ${event.from}`;
    if (event.kind === 'head') chunked.set(stream, framingOf(event.headers));
    const bytes = bytesOf(event, chunked.get(stream) ?? 'no');
    const comment = 'payload' in event ? commentOf(event.payload) : undefined;
    return [{ at, connection, kind: 'data', from: event.from, bytes, ...(comment && { comment }) }];
  });
};

type Said = Exclude<WireEvent, { kind: 'open' | 'end' | 'note' }>;

const bytesOf = (event: Said, framing: 'no' | 'whole' | 'streamed'): Uint8Array => {
  switch (event.kind) {
    case 'head':
      return latin1(
        `${event.start}\r\n${event.headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
      );
    case 'frame': {
      const { fin, rsv, opcode, masked, payload } = event;
      return encodeFrame({ fin, rsv, opcode, payload: padded(payload), ...(masked && { mask: noMask }) });
    }
    case 'bytes':
      return padded(event.payload);
    case 'body': {
      const body = padded(event.payload);
      return framing === 'no' ? body : chunk(body, framing === 'whole');
    }
  }
};

const framingOf = (headers: readonly (readonly [string, string])[]): 'no' | 'whole' | 'streamed' => {
  const value = (name: string): string => headers.find(([each]) => each.toLowerCase() === name)?.[1] ?? '';
  if (!/\bchunked\s*$/i.test(value('transfer-encoding'))) return 'no';
  return /^text\/event-stream\b/i.test(value('content-type')) ? 'streamed' : 'whole';
};

/** A chunk; after the only one of a body that ended, the last one. */
const chunk = (body: Uint8Array, last: boolean): Uint8Array => {
  const [before, after] = [
    latin1(`${body.length.toString(16)}\r\n`),
    latin1(last ? '\r\n0\r\n\r\n' : '\r\n'),
  ];
  const whole = new Uint8Array(before.length + body.length + after.length);
  whole.set(before);
  whole.set(body, before.length);
  whole.set(after, before.length + body.length);
  return whole;
};

const padded = ({ length, shown }: Payload): Uint8Array => {
  const bytes = new Uint8Array(Math.min(length, mostPadded));
  bytes.set(decode(shown));
  return bytes;
};

const commentOf = ({ length, shown }: Payload): string | undefined => {
  const kept = decode(shown).length;
  return length > kept
    ? `The first ${kept} of ${length} bytes were kept; zeros stand for the rest.`
    : undefined;
};

const decode = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (each) => each.charCodeAt(0) & 0xff);
