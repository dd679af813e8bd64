import { formatHex } from '../clients/hex.ts';
import type { Act } from '../clients/act.ts';
import type { What } from './step.ts';

/**
 * A step as the line that `parseScript` reads it from.
 * @param names what clients are called, by number from 1
 */
export const formatStep = (what: What, names: readonly string[]): string => {
  if ('act' in what) return `${names[what.who - 1] ?? what.who} ${formatAct(what.act)}`;
  if (what.do === 'wait') return `wait ${what.ms}`;
  return [what.do, what.path, what.body ?? ''].join(' ').trim();
};

const formatAct = (act: Act): string => {
  switch (act.do) {
    case 'connect':
      return ['connect', act.path, ...act.protocols].join(' ');
    case 'subscribe':
      return `subscribe ${act.path}`;
    case 'text':
      return isObject(act.text) ? `json ${act.text}` : `text ${quoted(act.text)}`;
    case 'binary':
      return `binary ${formatHex(act.bytes, Infinity)}`.trim();
    case 'close':
      return `close ${act.code} ${act.reason}`.trim();
    case 'frame':
      return `frame ${act.notation}`;
    case 'bytes':
      return `bytes ${asText(act.bytes) ?? formatHex(act.bytes, Infinity)}`;
    case 'pong':
      return `pong ${act.on ? 'on' : 'off'}`;
    default:
      return act.do;
  }
};

/** In quotes, where people can read it; undefined where they cannot. */
const asText = (bytes: Uint8Array): string | undefined => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return /[^\P{C}\r\n\t]/u.test(text) ? undefined : JSON.stringify(text);
  } catch {
    return undefined;
  }
};

const quoted = (text: string): string =>
  text.trim() === text && !/[\r\n]|^"/.test(text) ? text : JSON.stringify(text);

/** On one line, that is. */
const isObject = (text: string): boolean => {
  if (text.trim() !== text || /[\r\n]/.test(text)) return false;
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
};
