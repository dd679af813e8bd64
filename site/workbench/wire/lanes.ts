import type { WireEvent } from '../../../grader/report.ts';

/** The place of one connection in the picture. */
export interface Lane {
  readonly connection: number;
  readonly name: string;
  /** From the left, px. */ readonly x: number;
}

export interface Lanes {
  readonly lanes: readonly Lane[];
  /** Between two lanes, px. */ readonly gap: number;
  /** Of the server's lane, px. */ readonly server: number;
  /** px. */ readonly width: number;
}

/** Beside each other as far as they have room; many lie closer. */
const widest = 56;
const narrowest = 4;
const most = { wide: 320, narrow: 96 };
/** The server stands apart. */
const apart = { wide: 84, narrow: 52 };
const margin = 8;

/** One lane a connection, in the order that they came, and the server's at the right; `narrow` as a phone has room for. */
export const lanesOf = (events: readonly WireEvent[], narrow = false): Lanes => {
  const room = narrow ? 'narrow' : 'wide';
  const names = new Map<number, string>();
  for (const event of events) {
    if (event.kind === 'open') names.set(event.connection, event.name);
    else if (event.connection > 0 && !names.has(event.connection)) {
      names.set(event.connection, String(event.connection));
    }
  }
  const gap = Math.max(narrowest, Math.min(widest, most[room] / Math.max(1, names.size)));
  const lanes = Array.from(names, ([connection, name], index) => ({
    connection,
    name,
    x: margin + index * gap,
  }));
  const server = margin + Math.max(0, names.size - 1) * gap + apart[room];
  return { lanes, gap, server, width: server + margin };
};

/** Does the event hold what is looked for? By its name, its words and its content; upper and lower case are one. */
export const holds = (words: string, wanted: string): boolean =>
  wanted
    .toLowerCase()
    .split(/\s+/)
    .every((part) => words.toLowerCase().includes(part));
