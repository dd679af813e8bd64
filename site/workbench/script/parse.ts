import type { Act, RequestAct } from '../clients/act.ts';
import { isWithin, pathIn, readAct } from './read-act.ts';
import { bounds } from './step.ts';
import type { ClientStep, Script, Step, WaitStep, What, Wrong, WrongLine } from './step.ts';

/** What a reader of lines gives back where it cannot read one. */
export interface Unread {
  readonly wrong: Wrong;
  readonly word: string;
}

/**
 * Reads a script: a line a step, `alice connect /ws?name=alice`, `alice json {"type":"join","room":"tech"}`, `wait 500`,
 * `get /stats`. What begins with `#` is a remark.
 * @param names what clients are called, by number from 1; each can be told by its number, too
 */
export const parseScript = (text: string, names: readonly string[]): Script => {
  const steps: Step[] = [];
  const wrong: WrongLine[] = [];
  if (text.length > bounds.letters) wrong.push({ line: 1, wrong: 'long', word: String(bounds.letters) });
  for (const [index, row] of text.split(/\r?\n/).entries()) {
    const source = row.trim();
    if (source === '' || source.startsWith('#')) continue;
    const line = index + 1;
    const what = readLine(source, names);
    if ('wrong' in what) wrong.push({ line, ...what });
    else steps.push({ line, source, what });
  }
  const tooMany = steps[bounds.steps];
  if (tooMany) wrong.push({ line: tooMany.line, wrong: 'steps', word: String(bounds.steps) });
  return { steps, kinds: kindsIn(steps), wrong: [...wrong, ...mixed(steps)].sort(byLine) };
};

const byLine = (one: WrongLine, other: WrongLine): number => one.line - other.line;

const readLine = (source: string, names: readonly string[]): What | Unread => {
  const [first, rest] = cut(source);
  if (first === 'wait') return readWait(rest);
  if (first === 'get' || first === 'post') return readRequest(first, rest);
  const who = numberOf(first, names);
  return who === undefined ? { wrong: 'who', word: first } : readStep(who, rest);
};

const readStep = (who: number, rest: string): ClientStep | Unread => {
  const act = readAct(...cut(rest));
  return 'wrong' in act ? act : { who, act };
};

const readWait = (rest: string): WaitStep | Unread => {
  const ms = /^\d{1,6}$/.test(rest) ? Number(rest) : 0;
  return ms >= 1 && ms <= bounds.waitMs ? { do: 'wait', ms } : { wrong: 'wait', word: rest };
};

const readRequest = (method: RequestAct['do'], rest: string): RequestAct | Unread => {
  const [written, body] = cut(rest);
  const path = pathIn(written);
  if (path === undefined) return { wrong: 'path', word: written };
  if (method === 'post') return body === '' ? { do: method, path } : { do: method, path, body };
  return body === '' ? { do: method, path } : { wrong: 'nothing-more', word: body };
};

const numberOf = (who: string, names: readonly string[]): number | undefined => {
  const number = names.indexOf(who) + 1 || (/^[1-9]\d?$/.test(who) ? Number(who) : Infinity);
  return number <= bounds.clients ? number : undefined;
};

/** What no browser does. */
const byHand: readonly Act['do'][] = ['frame', 'bytes', 'end', 'pong'];
/** What is done with a bare connection; all else is the protocol's. */
const bare: readonly Act['do'][] = ['open', 'bytes', 'end', 'cut', 'freeze', 'thaw', 'slow', 'quick'];

const kindsIn = (steps: readonly Step[]): Script['kinds'] => {
  const doing = (verbs: readonly Act['do'][]) =>
    steps.flatMap(({ what }) => ('act' in what && verbs.includes(what.act.do) ? [what.who] : []));
  return new Map([
    ...doing(byHand).map((who) => [who, 'frames'] as const),
    ...doing(['open']).map((who) => [who, 'bytes'] as const),
  ]);
};

/** A client has one kind: who makes frames by hand reads no event stream. And only by hand is every close code sent. */
const mixed = (steps: readonly Step[]): readonly WrongLine[] => {
  const kinds = kindsIn(steps);
  return steps.flatMap(({ line, what }): readonly WrongLine[] => {
    if (!('act' in what)) return [];
    const { act, who } = what;
    const kind = kinds.get(who);
    if (kind === 'bytes') return bare.includes(act.do) ? [] : [{ line, wrong: 'bare', word: act.do }];
    if (act.do === 'subscribe' && kind) return [{ line, wrong: 'mixed', word: String(who) }];
    if (act.do === 'close' && !kind && !isWithin(act))
      return [{ line, wrong: 'close', word: String(act.code) }];
    return [];
  });
};

/** The first word, and what is left. */
const cut = (text: string): [first: string, rest: string] => {
  const [first = ''] = text.split(/\s+/, 1);
  return [first, text.slice(first.length).trim()];
};
