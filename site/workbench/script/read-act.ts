import type { Act } from '../clients/act.ts';
import { closeProblem } from '../clients/browser-session.ts';
import { parseHex } from '../clients/hex.ts';
import { parseFrames } from '../clients/notation.ts';
import type { LineChange } from '../clients/session.ts';
import type { Unread } from './parse.ts';

/** What a client does: `connect /ws`, `text hello`, `close 1000 bye`. */
export const readAct = (verb: string, rest: string): Act | Unread => {
  const read = Object.hasOwn(verbs, verb) ? verbs[verb as Verb] : undefined;
  return read ? read(rest) : { wrong: 'verb', word: verb };
};

const connect = (rest: string): Act | Unread => {
  const [written = '', ...protocols] = rest.split(/[\s,]+/);
  const path = pathIn(written);
  if (path === undefined) return { wrong: 'path', word: written };
  return { do: 'connect', path, protocols: protocols.filter(Boolean) };
};

const subscribe = (written: string): Act | Unread => {
  const path = pathIn(written);
  return path === undefined ? { wrong: 'path', word: written } : { do: 'subscribe', path };
};

/** In quotes, as JSON has them, where it begins or ends with a space or has several lines. */
const text = (written: string): Act => ({ do: 'text', text: unquoted(written) ?? written });

const unquoted = (written: string): string | undefined => {
  if (!written.startsWith('"')) return undefined;
  try {
    const value: unknown = JSON.parse(written);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
};

const json = (written: string): Act | Unread => {
  try {
    JSON.parse(written);
    return { do: 'text', text: written };
  } catch {
    return { wrong: 'json', word: written };
  }
};

const binary = (hex: string): Act | Unread => {
  const bytes = parseHex(hex);
  return bytes ? { do: 'binary', bytes } : { wrong: 'hex', word: hex };
};

/** `81 00`, or in quotes, as JSON has them: `"GET / HTTP/1.1\\r\\n"`. */
const bytes = (written: string): Act | Unread => {
  const said = unquoted(written);
  const meant = said === undefined ? parseHex(written) : new TextEncoder().encode(said);
  return meant && meant.length > 0 ? { do: 'bytes', bytes: meant } : { wrong: 'bytes', word: written };
};

const pong = (word: string): Act | Unread =>
  word === 'on' || word === 'off' ? { do: 'pong', on: word === 'on' } : { wrong: 'pong', word };

const close = (rest: string): Act | Unread => {
  const [, digits, reason = ''] = /^(\d{1,5})(?:\s+(.*))?$/.exec(rest === '' ? '1000' : rest) ?? [];
  const code = Number(digits ?? Infinity);
  const fits = code <= 0xffff && new TextEncoder().encode(reason).length <= 123;
  return fits ? { do: 'close', code, reason } : { wrong: 'close', word: rest };
};

const frame = (notation: string): Act | Unread => {
  const actions = parseFrames(notation);
  return 'line' in actions || actions.length === 0
    ? { wrong: 'frame', word: notation }
    : { do: 'frame', notation, actions };
};

const alone =
  (what: 'open' | 'end' | LineChange) =>
  (rest: string): Act | Unread =>
    rest === '' ? { do: what } : { wrong: 'nothing-more', word: rest };

const verbs = {
  connect,
  subscribe,
  text,
  json,
  binary,
  close,
  frame,
  pong,
  open: alone('open'),
  bytes,
  end: alone('end'),
  cut: alone('cut'),
  freeze: alone('freeze'),
  thaw: alone('thaw'),
  slow: alone('slow'),
  quick: alone('quick'),
};

/** What a client can be told to do. */
export type Verb = keyof typeof verbs;

/** What a browser's WebSocket sends. */
export const isWithin = ({ code, reason }: Extract<Act, { do: 'close' }>): boolean =>
  closeProblem(code, reason) === undefined;

/**
 * A path of the program's, and of nothing above it: a script may be a stranger's, and `/../../api/` would be the companion's own.
 * @returns as browsers send it; undefined where it is none
 */
export const pathIn = (written: string): string | undefined => {
  if (!/^\/[^\s\p{C}]{0,2000}$/u.test(written)) return undefined;
  // Resolved as browsers do: `%2e%2e` and `\` are ways up, too.
  const { pathname, search } = new URL(above + written.slice(1), 'http://localhost');
  return pathname.startsWith(above) ? pathname.slice(above.length - 1) + search : undefined;
};

/** Programs answer two folders deep: `/runs/<id>/`. */
const above = '/runs/a/';
