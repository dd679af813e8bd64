import type { CheckReport, Language, Side } from '../report.ts';
import { lanesOf, type Lane } from './diagram/lanes.ts';
import { rowsOf, type Row } from './diagram/rows.ts';
import { capped } from './text/cap.ts';
import { inertLine } from './text/inert.ts';
import { describe } from './wire.ts';
import { say, words } from './words.ts';

/**
 * A check's transcript as a Mermaid sequence diagram: what broke the promise, or the note of what never came,
 * stands on a tinted ground. Empty where nothing was seen.
 */
export function mermaid(check: CheckReport, language: Language): string {
  const rows = rowsOf(check, language);
  const lanes = lanesOf(check.transcript, rows);
  if (lanes.length === 0) return '';
  const lines = [
    ...lanes.map((lane) => `participant ${idOf(lane.connection)} as ${nameText(lane.name)}`),
    `participant S as ${words.server[language]}`,
    ...rows.flatMap((row) => draw(row, lanes, language)),
  ];
  return ['sequenceDiagram', ...lines.map((line) => `  ${line}`), ''].join('\n');
}

const idOf = (connection: number): string => `C${connection}`;

/** Names and payloads are hostile: what Mermaid could take for syntax, HTML or math becomes an entity. */
const entity = (character: string): string => `#${character.codePointAt(0) ?? 0xfffd};`;

const nameText = (text: string): string =>
  inertLine(capped(text, 40)).replace(/[^\p{L}\p{N} .,_()…-]/gu, entity);

const messageText = (text: string): string =>
  inertLine(capped(text, 120)).replace(/[^\p{L}\p{N}\p{Emoji_Presentation} .,_()…/"'{}[\]:=?!*-]/gu, entity);

function draw(row: Row, lanes: readonly Lane[], language: Language): string[] {
  const ends = idOf(lanes[0]?.connection ?? 0);
  switch (row.kind) {
    case 'gap':
      return [`Note over ${ends},S: ${messageText(say.leftOut[language](row.count))}`];
    case 'missing':
      return tinted([
        `Note over ${row.connection === undefined ? ends : idOf(row.connection)},S: ${messageText(row.text)}`,
      ]);
    case 'event': {
      const drawn = drawEvent(row.event, `${ends},S`, language);
      return row.marked ? tinted(drawn) : drawn;
    }
  }
}

function drawEvent(
  event: Extract<Row, { kind: 'event' }>['event'],
  all: string,
  language: Language,
): string[] {
  const { what, payload } = describe(event, language, { columns: 48 });
  const label = messageText(payload === undefined ? what : `${what} ${payload}`);
  if (event.kind === 'note') return [`Note over ${all}: ${label}`];
  return [`${arrow(event.kind === 'open' ? 'client' : event.from, idOf(event.connection))}: ${label}`];
}

const arrow = (from: Side, client: string): string => (from === 'client' ? `${client}->>S` : `S->>${client}`);

/** Readable on GitHub's light and dark grounds alike. */
const tinted = (lines: readonly string[]): string[] => ['rect rgba(255, 0, 0, 0.2)', ...lines, 'end'];
