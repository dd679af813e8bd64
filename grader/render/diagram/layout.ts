import type { Transcript } from '../../report.ts';
import type { RenderOptions } from '../format.ts';
import { displayWidth } from '../text/width.ts';
import { words } from '../words.ts';
import { lanesOf, type Lane } from './lanes.ts';
import type { Row } from './rows.ts';

/** Where things stand, in columns after the gutter (mark, time). */
export interface Layout {
  /** Columns that the widest time takes. */ readonly time: number;
  readonly heads: readonly { readonly name: string; readonly room: number }[];
  /** Where the labels begin: behind the last lane. */ readonly segment: number;
  /** How many columns the labels and their arrows have. */ readonly room: number;
  /** The server's lane. */ readonly server: number;
  columnOf(connection: number): number;
  /** Columns of the lanes open at a place in the transcript. */
  openAt(index: number): readonly number[];
  /** What a label says first, where the lanes had to be folded into one. */
  prefixOf(connection: number): string;
  clock(at: number): string;
}

const narrowest = 40;
/** Fewer columns than this show nothing of a payload: then the lanes are folded into one. */
const readable = 32;

export function layOut(transcript: Transcript, rows: readonly Row[], options: RenderOptions): Layout {
  const lanes = lanesOf(transcript, rows);
  const clock = clockFor(rows);
  const time = Math.max(...rows.map((row) => (row.kind === 'event' ? clock(row.event.at).length : 0)), 2);
  const server = words.server[options.language];
  const width = Math.max(narrowest, options.width ?? 80) - time - 4;
  // Half of the server's name stands to the right of its lane.
  const end = width - Math.ceil(displayWidth(server) / 2);
  const pitch = Math.min(12, Math.max(4, ...lanes.map(({ name }) => displayWidth(name)))) + 2;
  const spread = lanes.length < 2 || end - (lanes.length - 1) * pitch - 2 >= readable;
  const placed = spread ? lanes : fold(lanes, words.clients[options.language]);
  const segment = Math.max(0, placed.length - 1) * pitch + 2;
  const columns = new Map(lanes.map(({ connection }, index) => [connection, spread ? index * pitch : 0]));
  const names = new Map(lanes.map(({ connection, name }) => [connection, name]));
  return {
    time,
    heads: placed.map(({ name }, index) => ({
      name,
      room: index < placed.length - 1 ? pitch : end - index * pitch - Math.floor(displayWidth(server) / 2),
    })),
    segment,
    room: end - segment,
    server: end,
    columnOf: (connection) => columns.get(connection) ?? 0,
    openAt: (index) =>
      placed.flatMap((lane, place) => (lane.first <= index && index <= lane.last ? [place * pitch] : [])),
    prefixOf: (connection) => (spread ? '' : `${names.get(connection) ?? ''}: `),
    clock,
  };
}

/** One lane for all, where they do not fit beside each other. */
const fold = (lanes: readonly Lane[], name: string): Lane[] => [
  { connection: 0, name, first: Math.min(...lanes.map(({ first }) => first)), last: Infinity },
];

/** Milliseconds with a tenth, without where they are long (virtual time runs for minutes). */
function clockFor(rows: readonly Row[]): (at: number) => string {
  const latest = Math.max(0, ...rows.map((row) => (row.kind === 'event' ? row.event.at : 0)));
  const digits = latest >= 10_000 ? 0 : 1;
  return (at) => at.toFixed(digits);
}
