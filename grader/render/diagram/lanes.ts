import type { Transcript } from '../../report.ts';
import { inertLine } from '../text/inert.ts';
import type { Row } from './rows.ts';

/** A connection in a diagram: from its first to its last event in the transcript. */
export interface Lane {
  readonly connection: number;
  readonly name: string;
  readonly first: number;
  /** Infinity while nobody ended it. */
  readonly last: number;
}

/** The lanes of the connections that the rows show, in the order in which they opened. */
export function lanesOf(transcript: Transcript, rows: readonly Row[]): Lane[] {
  const shown = new Set(rows.flatMap(connectionOf));
  const lanes = new Map<number, { -readonly [key in keyof Lane]: Lane[key] }>();
  transcript.forEach((event, index) => {
    if (event.kind === 'note' || !shown.has(event.connection)) return;
    const lane = lanes.get(event.connection) ?? open(event.connection, index);
    if (event.kind === 'open') lane.name = inertLine(event.name).trim() || lane.name;
    if (event.kind === 'end' || lane.last !== Infinity) lane.last = index;
    lanes.set(event.connection, lane);
  });
  return [...lanes.values()];
}

function connectionOf(row: Row): number[] {
  if (row.kind === 'event') return row.event.kind === 'note' ? [] : [row.event.connection];
  return row.kind === 'missing' && row.connection !== undefined ? [row.connection] : [];
}

const open = (connection: number, index: number) => ({
  connection,
  name: `#${connection}`,
  first: index,
  last: Infinity,
});
