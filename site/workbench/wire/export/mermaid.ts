import type { WireEvent } from '../../../../grader/report.ts';
import { describe } from '../describe.ts';
import type { Words } from '../../words/index.ts';

const most = 400;
const longest = 80;

/** A transcript as a Mermaid sequence diagram, of the newest 400 events: one participant a connection, and the server. */
export const mermaid = (events: readonly WireEvent[], said: Words['wire'], lang: 'ko' | 'en'): string => {
  const drawn = events.slice(-most);
  const names = new Map(
    drawn.flatMap((event) => (event.connection > 0 ? [[event.connection, nameOf(event)]] : [])),
  );
  for (const event of events) {
    if (event.kind === 'open' && names.has(event.connection)) names.set(event.connection, event.name);
  }
  const [first] = names.keys();
  const lines = [
    ...Array.from(names, ([connection, name]) => `participant C${connection} as ${inert(name)}`),
    `participant S as ${inert(said.server)}`,
    ...drawn.flatMap((event) => lineOf(event, first, said, lang)),
  ];
  return `sequenceDiagram\n${lines.map((line) => `  ${line}\n`).join('')}`;
};

const nameOf = (event: WireEvent): string => (event.kind === 'open' ? event.name : `${event.connection}`);

const lineOf = (
  event: WireEvent,
  first: number | undefined,
  said: Words['wire'],
  lang: 'ko' | 'en',
): string[] => {
  const { what, flags, content } = describe(event, said, lang);
  const text = inert([what, ...flags, content ?? ''].join(' ').trim());
  if (event.kind === 'note') {
    const over = event.connection > 0 ? event.connection : first;
    return over === undefined ? [] : [`Note over C${over},S: ${text}`];
  }
  const client = `C${event.connection}`;
  const fromClient = event.kind === 'open' || event.from === 'client';
  return [`${fromClient ? `${client}->>S` : `S->>${client}`}: ${text}`];
};

/** Names and payloads are hostile: what Mermaid could take for syntax or HTML becomes an entity. */
const inert = (text: string): string =>
  (text.length > longest ? `${text.slice(0, longest)}…` : text).replace(
    /[^\p{L}\p{N} .,_()…/"'{}[\]:=?!*-]/gu,
    (character) => `#${character.codePointAt(0) ?? 0xfffd};`,
  );
