import type { Side, WireEvent } from '../../../grader/report.ts';
import type { Words } from './words.ts';

const opcodes: Readonly<Record<number, string>> = {
  1: 'text',
  2: 'binary',
  8: 'close',
  9: 'ping',
  10: 'pong',
};

/** Who did what, in a word or two: `server`, `close 1001`. */
export const wireLine = (event: WireEvent, said: Words): { readonly from: Side; readonly text: string } => {
  if (event.kind === 'end') return { from: event.from, text: said[event.how] };
  if (event.kind !== 'frame') return { from: 'server', text: event.kind };
  const name = opcodes[event.opcode] ?? `opcode ${event.opcode}`;
  return { from: event.from, text: [name, event.closeCode].filter(Boolean).join(' ') };
};
