import type { Payload, WireEvent } from '../../../grader/report.ts';
import type { Words } from '../words/index.ts';

/** One wire event as tables show it: the field's own terms first, then what it carried. */
export interface Described {
  /** `text`, `close 1000`, `GET /ws HTTP/1.1` */ readonly what: string;
  /** What is rare enough to be said: `FIN=0`, `RSV1`, `unmasked`. */ readonly flags: readonly string[];
  /** Bytes. */ readonly size?: number;
  /** The text in quotation marks, or bytes in hex. */ readonly content?: string;
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
const shownBytes = 32;
const shownText = 240;

export const describe = (event: WireEvent, said: Words['wire'], lang: 'ko' | 'en'): Described => {
  switch (event.kind) {
    case 'open':
      return { what: said.opened, flags: [] };
    case 'head':
      return { what: event.start, flags: [] };
    case 'frame':
      return event.opcode === 0x8 ? closeFrame(event) : dataFrame(event);
    case 'body':
    case 'bytes':
      return { what: said[event.kind], flags: [], size: event.payload.length, ...contentOf(event.payload) };
    case 'end':
      return { what: said[event.how], flags: [] };
    case 'note':
      return { what: event.text[lang], flags: [] };
  }
};

const dataFrame = (frame: Frame): Described => ({
  what: opcodes[frame.opcode] ?? `opcode 0x${frame.opcode.toString(16)}`,
  flags: flagsOf(frame),
  size: frame.payload.length,
  ...contentOf(frame.payload),
});

/** Two bytes of code, then a reason in UTF-8 (RFC 6455 section 5.5.1). */
const closeFrame = (frame: Frame): Described => {
  const { closeCode, payload } = frame;
  if (closeCode === undefined) return { ...dataFrame(frame), what: 'close' };
  const reason = new TextDecoder().decode(bytesOf(payload).subarray(2));
  return {
    what: `close ${closeCode}`,
    flags: flagsOf(frame),
    size: payload.length,
    ...(reason !== '' && { content: quoted(reason) }),
  };
};

/** Fragments, reserved bits, and masks on the wrong side (RFC 6455 section 5.1). */
const flagsOf = ({ fin, rsv, masked, from }: Frame): string[] => [
  ...(fin ? [] : ['FIN=0']),
  ...[4, 2, 1].flatMap((bit, index) => ((rsv & bit) === 0 ? [] : [`RSV${index + 1}`])),
  ...(masked === (from === 'client') ? [] : [masked ? 'masked' : 'unmasked']),
];

const contentOf = (payload: Payload): { content?: string } => {
  if (payload.length === 0) return {};
  if (payload.text === undefined) return { content: hexOf(payload) };
  const text = quoted(payload.text.slice(0, shownText));
  const whole = new TextEncoder().encode(payload.text).length >= payload.length;
  return { content: whole && payload.text.length <= shownText ? text : `${text.slice(0, -1)}…` };
};

/** With JSON's escapes, so that spaces and controls can be told apart; in single quotes where it holds double ones. */
const quoted = (text: string): string => {
  const json = JSON.stringify(text);
  if (!text.includes('"') || text.includes("'")) return json;
  return `'${json.slice(1, -1).replaceAll('\\"', '"')}'`;
};

const hexOf = (payload: Payload): string => {
  const bytes = bytesOf(payload).subarray(0, shownBytes);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
  return [...hex, ...(bytes.length < payload.length ? ['…'] : [])].join(' ');
};

const bytesOf = ({ shown }: Payload): Uint8Array =>
  Uint8Array.from(atob(shown), (character) => character.charCodeAt(0));
