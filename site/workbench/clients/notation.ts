import type { ClientAction } from '../../../server/play.ts';
import type { FrameAction } from './act.ts';
import { parseHex } from './hex.ts';

/** RFC 6455 section 5.2. */
const opcodes: Readonly<Record<string, number>> = {
  continuation: 0,
  text: 1,
  binary: 2,
  close: 8,
  ping: 9,
  pong: 10,
};

/** Bytes of a payload that is only there to be long. */
const mostZeros = 1024 * 1024;

/**
 * Frames in a notation of one line each: `text "hello"`, `text fin=0 rsv1 unmasked "x"`, `close 1000 "bye"`, `binary hex=00ff`,
 * `binary zeros=126`, `opcode=3`, `text length=5 "x"` (a lie). `bytes 81 00` goes out as it is.
 * @returns the actions, or the number of the line that cannot be read, from 1
 */
export const parseFrames = (text: string): readonly FrameAction[] | { readonly line: number } => {
  const actions: FrameAction[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const action = parseLine(line.trim());
    if (!action) return { line: index + 1 };
    actions.push(action);
  }
  return actions;
};

const parseLine = (line: string): FrameAction | undefined => {
  const [word = ''] = line.split(/\s+/, 1);
  const rest = line.slice(word.length).trim();
  if (word === 'bytes') {
    const bytes = parseHex(rest);
    return bytes && { do: 'bytes', base64: toBase64(bytes) };
  }
  const opcode = opcodes[word] ?? numberAfter(word, 'opcode');
  return opcode === undefined || opcode > 15 ? undefined : parseFrame(opcode, rest);
};

type Frame = Extract<ClientAction, { do: 'frame' }>;

const parseFrame = (opcode: number, rest: string): Frame | undefined => {
  const parts = /^([^"]*)(".*")?$/.exec(rest);
  if (!parts) return undefined;
  const [, words = '', quoted] = parts;
  const said = quoted === undefined ? '' : unquote(quoted);
  if (said === undefined) return undefined;
  let frame: Frame = { do: 'frame', opcode };
  let payload: Uint8Array = new TextEncoder().encode(said);
  for (const word of words.split(/\s+/).filter(Boolean)) {
    const bytes = payloadOf(word, opcode, payload);
    const flag = flagOf(word);
    if (bytes) payload = bytes;
    else if (flag) frame = { ...frame, ...flag };
    else return undefined;
  }
  return { ...frame, base64: toBase64(payload) };
};

/** What a word makes of the payload. */
const payloadOf = (word: string, opcode: number, said: Uint8Array): Uint8Array | undefined => {
  const zeros = numberAfter(word, 'zeros');
  if (zeros !== undefined && zeros <= mostZeros) return new Uint8Array(zeros);
  if (word.startsWith('hex=')) return parseHex(word.slice(4));
  if (opcode !== opcodes['close'] || !/^\d{1,5}$/.test(word) || Number(word) > 0xffff) return undefined;
  // A code of a close frame goes before its reason (RFC 6455 section 5.5.1).
  return Uint8Array.of(Number(word) >> 8, Number(word) & 0xff, ...said);
};

const flagOf = (word: string): Partial<Frame> | undefined => {
  if (word === 'fin=0') return { fin: false };
  if (word === 'unmasked') return { masked: false };
  if (word === 'rsv1' || word === 'rsv2' || word === 'rsv3') return { [word]: true };
  const length = numberAfter(word, 'length');
  return length === undefined ? undefined : { length };
};

const numberAfter = (word: string, name: string): number | undefined => {
  const digits = new RegExp(`^${name}=(\\d{1,15})$`).exec(word)?.[1];
  return digits === undefined ? undefined : Number(digits);
};

const unquote = (quoted: string): string | undefined => {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return undefined;
  }
};

export const toBase64 = (bytes: Uint8Array): string => {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(binary);
};

/** @throws DOMException where it is none */
export const fromBase64 = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
