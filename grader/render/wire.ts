import type { Language, Payload, WireEvent } from '../report.ts';
import { inertLine } from './text/inert.ts';
import { fit } from './text/width.ts';

/** One event of a transcript in words: `text 5 B`, and what it carried. */
export interface Described {
  readonly what: string;
  readonly payload?: string;
}

type Frame = Extract<WireEvent, { kind: 'frame' }>;

/** RFC 6455 section 5.2. */
const opcodes: Readonly<Record<number, string>> = {
  0x0: 'continuation',
  0x1: 'text',
  0x2: 'binary',
  0x8: 'close',
  0x9: 'ping',
  0xa: 'pong',
};

const bytes = new Intl.NumberFormat('en');

/** `65,536 B` */
export const size = (length: number): string => `${bytes.format(length)} B`;

export interface Room {
  /** Columns that the payload may take, 60 where it is not given. */
  readonly columns?: number;
  readonly ellipsis?: string;
}

/** Describes an event in the field's own terms, which are the same in both languages. */
export function describe(event: WireEvent, language: Language, room: Room = {}): Described {
  switch (event.kind) {
    case 'open':
      return { what: `TCP ${language === 'ko' ? '연결' : 'connection'}` };
    case 'head':
      return { what: inertLine(event.start) };
    case 'frame':
      return event.opcode === 0x8 ? closeFrame(event, room) : dataFrame(event, room);
    case 'body':
      return { what: `body ${size(event.payload.length)}`, ...excerpt(event.payload, room) };
    case 'bytes':
      return { what: `bytes ${size(event.payload.length)}`, ...excerpt(event.payload, room) };
    case 'end':
      return { what: event.how === 'fin' ? 'TCP FIN' : 'TCP RST' };
    case 'note':
      return { what: inertLine(event.text[language]) };
  }
}

function dataFrame(frame: Frame, room: Room): Described {
  const name = opcodes[frame.opcode] ?? `opcode 0x${frame.opcode.toString(16)}`;
  return {
    what: [name, size(frame.payload.length), ...oddities(frame)].join(' '),
    ...excerpt(frame.payload, room),
  };
}

/** What is rare enough to be said: fragments, reserved bits, and masks on the wrong side (RFC 6455 section 5.1). */
function oddities({ fin, rsv, masked, from }: Frame): string[] {
  const reserved = [4, 2, 1].flatMap((bit, index) => ((rsv & bit) === 0 ? [] : [`RSV${index + 1}`]));
  const mask = masked === (from === 'client') ? [] : [masked ? 'masked' : 'unmasked'];
  return [...(fin ? [] : ['FIN=0']), ...reserved, ...mask];
}

/** The first two bytes are the code, the rest a reason in UTF-8 (RFC 6455 section 5.5.1). */
function closeFrame(frame: Frame, room: Room): Described {
  const code = frame.closeCode === undefined ? [] : [String(frame.closeCode)];
  const what = ['close', ...code, ...oddities(frame)].join(' ');
  if (frame.closeCode === undefined)
    return frame.payload.length === 0 ? { what } : { what, ...excerpt(frame.payload, room) };
  const reason = Buffer.from(frame.payload.shown, 'base64').subarray(2).toString();
  return reason === '' ? { what } : { what, payload: quoted(reason, frame.payload.length > 256, room) };
}

function excerpt(payload: Payload, room: Room): { payload?: string } {
  if (payload.length === 0) return {};
  if (payload.text === undefined) return { payload: hex(payload, room) };
  return { payload: quoted(payload.text, Buffer.byteLength(payload.text) < payload.length, room) };
}

/**
 * Text in quotation marks with JSON's escapes, so that spaces and controls can be told apart; in single ones where
 * it holds double ones, as JSON does, so that it can be read.
 */
function quoted(text: string, more: boolean, { columns = 60, ellipsis = '…' }: Room): string {
  const json = inertLine(JSON.stringify(text));
  const literal = text.includes("'") ? json : json.replaceAll('\\"', '"').replace(/^"|"$/g, pickQuote(text));
  return fit(more ? `${literal.slice(0, -1)}${ellipsis}` : literal, columns, ellipsis);
}

const pickQuote = (text: string): string => (text.includes('"') ? "'" : '"');

function hex(payload: Payload, { columns = 60, ellipsis = '…' }: Room): string {
  const room = Math.max(1, Math.floor((columns + 1) / 3));
  const shown = Buffer.from(payload.shown, 'base64').subarray(0, payload.length > room ? room - 1 : room);
  const all = [...shown].map((byte) => byte.toString(16).padStart(2, '0'));
  return [...all, ...(shown.length < payload.length ? [ellipsis] : [])].join(' ');
}
