import { describe } from '../wire/describe.ts';
import type { Words } from '../words/index.ts';
import type { LogEntry } from './log.ts';

/** An entry of the log in words. */
export interface EntryWords {
  readonly way: '→' | '←' | '·';
  readonly text: string;
  readonly detail: string;
  readonly tone: 'client' | 'server' | 'state' | 'wrong';
}

export const describeEntry = (entry: LogEntry, said: Words, lang: 'ko' | 'en'): EntryWords => {
  const { client } = said;
  switch (entry.kind) {
    case 'connecting':
      return { way: '→', text: client.opening(entry.path), detail: '', tone: 'state' };
    case 'open':
      return { way: '←', text: client.opened(entry.protocol), detail: '', tone: 'state' };
    case 'message':
      return {
        way: entry.from === 'client' ? '→' : '←',
        text: `${entry.from === 'client' ? client.sent : client.received} ${client[entry.type]} ${client.size(entry.size)}`,
        detail: entry.shown,
        tone: entry.from,
      };
    case 'closed':
      return {
        way: '·',
        text: closedText(entry, client),
        detail: '',
        tone: entry.refused ? 'wrong' : 'state',
      };
    case 'event':
      return { way: '←', text: client.event(entry.name, entry.lastId), detail: entry.data, tone: 'server' };
    case 'retrying':
      return { way: '·', text: client.retrying, detail: '', tone: 'state' };
    case 'ended':
      return { way: '·', text: client.ended, detail: '', tone: 'state' };
    case 'line':
      return { way: '·', text: client.lineDone[entry.what], detail: '', tone: 'state' };
    case 'wire':
      return wireWords(entry, said, lang);
    case 'request':
      return { way: '→', text: client.requested(entry.method, entry.path), detail: '', tone: 'client' };
    case 'answer':
      return { way: '←', text: `${entry.status} ${entry.type}`, detail: entry.body, tone: 'server' };
    case 'no-answer':
      return { way: '·', text: client.noAnswer, detail: '', tone: 'wrong' };
    case 'refusal':
      return { way: '·', text: entry.problem.message[lang], detail: '', tone: 'wrong' };
  }
};

const closedText = (
  { refused, code, reason }: Extract<LogEntry, { kind: 'closed' }>,
  said: Words['client'],
): string => {
  if (refused) return code === 0 ? said.badProtocols(reason) : said.refused;
  return code === 1006 ? said.closedUnclean : said.closed(code, reason);
};

const wireWords = (
  { event }: Extract<LogEntry, { kind: 'wire' }>,
  { wire }: Words,
  lang: 'ko' | 'en',
): EntryWords => {
  const { what, flags, size, content = '' } = describe(event, wire, lang);
  const from = 'from' in event ? event.from : undefined;
  return {
    way: from === 'client' ? '→' : from === 'server' ? '←' : '·',
    text: [what, ...flags, ...(size === undefined ? [] : [`${size.toLocaleString(lang)} B`])].join(' '),
    detail: content,
    tone: from ?? 'state',
  };
};
