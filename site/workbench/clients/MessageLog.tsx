import type { JSX } from 'preact';
import { memo } from 'preact/compat';
import { useWorkbench } from '../context.ts';
import { useStickToEnd } from '../frame/useStickToEnd.ts';
import type { Words } from '../words/index.ts';
import type { LogEntry } from './session.ts';

/** What the clients did and saw, in order, all of them together: who hears whom is plain to see. */
export const MessageLog = (): JSX.Element => {
  const { clients, said } = useWorkbench();
  const entries = clients.log.value;
  const { list, onScroll } = useStickToEnd(entries);
  return (
    <div
      ref={list}
      class="wb-log"
      role="region"
      aria-label={said.client.log}
      tabIndex={0}
      onScroll={onScroll}
    >
      {entries.length === 0 ? (
        <p class="wb-empty">{said.client.emptyLog}</p>
      ) : (
        <ol class="wb-entries">
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} said={said} />
          ))}
        </ol>
      )}
    </div>
  );
};

const Entry = memo(({ entry, said }: { readonly entry: LogEntry; readonly said: Words }): JSX.Element => {
  const { way, text, detail, tone } = describeEntry(entry, said);
  const client = 'client' in entry ? entry.client : undefined;
  return (
    <li class={`${entry.kind} ${tone}`}>
      <time dateTime={new Date(entry.at).toISOString()}>{clock(entry.at)}</time>
      <span class={client === undefined ? 'who http' : `who c${((client - 1) % 6) + 1}`}>
        {client === undefined ? 'HTTP' : <Who number={client} name={said.client.name(client)} />}
      </span>
      <span class="way" aria-hidden="true">
        {way}
      </span>
      <span class="said">
        {text}
        {detail !== '' && <code>{detail}</code>}
      </span>
    </li>
  );
});

const Who = ({ number, name }: { readonly number: number; readonly name: string }): JSX.Element => (
  <>
    <span aria-hidden="true">{number}</span>
    <span class="visually-hidden">{name}</span>
  </>
);

interface EntryWords {
  readonly way: '→' | '←' | '·';
  readonly text: string;
  readonly detail: string;
  readonly tone: 'client' | 'server' | 'state' | 'wrong';
}

const describeEntry = (entry: LogEntry, { client: said }: Words): EntryWords => {
  switch (entry.kind) {
    case 'connecting':
      return { way: '→', text: said.opening(entry.path), detail: '', tone: 'state' };
    case 'open':
      return { way: '←', text: said.opened(entry.protocol), detail: '', tone: 'state' };
    case 'message':
      return {
        way: entry.from === 'client' ? '→' : '←',
        text: `${entry.from === 'client' ? said.sent : said.received} ${said[entry.type]} ${said.size(entry.size)}`,
        detail: entry.shown,
        tone: entry.from,
      };
    case 'closed':
      return { way: '·', text: closedText(entry, said), detail: '', tone: entry.refused ? 'wrong' : 'state' };
    case 'request':
      return { way: '→', text: said.requested(entry.path), detail: '', tone: 'client' };
    case 'answer':
      return { way: '←', text: `${entry.status} ${entry.type}`, detail: entry.body, tone: 'server' };
    case 'no-answer':
      return { way: '·', text: said.noAnswer, detail: '', tone: 'wrong' };
  }
};

const closedText = (
  { refused, code, reason }: Extract<LogEntry, { kind: 'closed' }>,
  said: Words['client'],
): string => {
  if (refused) return code === 0 ? said.badProtocols(reason) : said.refused;
  return code === 1006 ? said.closedUnclean : said.closed(code, reason);
};

/** `12:03:04.123` */
const clock = (at: number): string => {
  const date = new Date(at);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${String(date.getMilliseconds()).padStart(3, '0')}`;
};
