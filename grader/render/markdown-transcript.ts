import type { CheckReport, Language, WireEvent } from '../report.ts';
import { lanesOf } from './diagram/lanes.ts';
import { rowsOf, type Row } from './diagram/rows.ts';
import { capped } from './text/cap.ts';
import { codeCell, folded, markdownText } from './text/markdown.ts';
import { describe } from './wire.ts';
import { say, words } from './words.ts';

/** The same as the diagram in rows, for readers who cannot see it, and for mail. */
export function transcriptTable(check: CheckReport, language: Language): string {
  const rows = rowsOf(check, language);
  const names = new Map(lanesOf(check.transcript, rows).map(({ connection, name }) => [connection, name]));
  const nameOf = (connection: number): string => markdownText(capped(names.get(connection) ?? '', 40));
  const lines = rows.map((row) => line(row, nameOf, language));
  const head = ['', 'ms', words.direction[language], words.what[language]];
  const table = [`| ${head.join(' | ')} |`, '| --- | ---: | --- | --- |', ...lines, ''].join('\n');
  return folded(words.wire[language], table);
}

function line(row: Row, nameOf: (connection: number) => string, language: Language): string {
  switch (row.kind) {
    case 'gap':
      return `| | | | ${say.leftOut[language](row.count)} |`;
    case 'missing': {
      const name = row.connection === undefined ? '' : nameOf(row.connection);
      return `| ❌ | | ${name} | ${markdownText(capped(row.text, 200))} |`;
    }
    case 'event': {
      const { event, marked } = row;
      const { what, payload } = describe(event, language, { columns: 80 });
      const carried = payload === undefined ? '' : ` ${codeCell(payload)}`;
      const text = markdownText(capped(what, 200)) + carried;
      return `| ${marked ? '❌' : ''} | ${event.at.toFixed(1)} | ${way(event, nameOf)} | ${text} |`;
    }
  }
}

function way(event: WireEvent, nameOf: (connection: number) => string): string {
  if (event.kind === 'note') return '';
  return `${nameOf(event.connection)} ${event.kind === 'open' || event.from === 'client' ? '→' : '←'}`;
}
