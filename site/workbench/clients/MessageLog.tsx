import type { JSX } from 'preact';
import { memo } from 'preact/compat';
import { useWorkbench } from '../context.ts';
import { useStickToEnd } from '../frame/useStickToEnd.ts';
import type { Words } from '../words/index.ts';
import type { LogEntry } from './log.ts';
import { describeEntry } from './describe-entry.ts';

/** What the clients did and saw, in order, all of them together: who hears whom is plain to see. */
export const MessageLog = (): JSX.Element => {
  const { run, clients, said, lang } = useWorkbench();
  const names = clients.panel.names;
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
        <p class="wb-empty">{run.url.value === undefined ? said.client.needsRun : said.client.emptyLog}</p>
      ) : (
        <ol class={names.length > 0 ? 'wb-entries named' : 'wb-entries'}>
          {entries.map((entry) => (
            <Entry
              key={entry.id}
              entry={entry}
              name={'client' in entry ? names[entry.client - 1] : undefined}
              said={said}
              lang={lang}
            />
          ))}
        </ol>
      )}
    </div>
  );
};

interface EntryProps {
  readonly entry: LogEntry;
  /** What the client is called; undefined for plain requests. */ readonly name: string | undefined;
  readonly said: Words;
  readonly lang: 'ko' | 'en';
}

const Entry = memo(({ entry, name, said, lang }: EntryProps): JSX.Element => {
  const { way, text, detail, tone } = describeEntry(entry, said, lang);
  const client = 'client' in entry ? entry.client : undefined;
  return (
    <li class={`${entry.kind} ${tone}`}>
      <time dateTime={new Date(entry.at).toISOString()}>{clock(entry.at)}</time>
      <span class={client === undefined ? 'who http' : `who c${((client - 1) % 6) + 1}`}>
        {client === undefined ? 'HTTP' : <Who number={client} name={name ?? said.client.name(client)} />}
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

/** Its name, or where it goes by its number, that. */
const Who = ({ number, name }: { readonly number: number; readonly name: string }): JSX.Element =>
  /^[a-z]+$/.test(name) ? (
    <span>{name}</span>
  ) : (
    <>
      <span aria-hidden="true">{number}</span>
      <span class="visually-hidden">{name}</span>
    </>
  );

/** `12:03:04.123` */
const clock = (at: number): string => {
  const date = new Date(at);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${String(date.getMilliseconds()).padStart(3, '0')}`;
};
