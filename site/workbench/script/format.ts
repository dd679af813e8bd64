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
    default:
      return act.do;
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
