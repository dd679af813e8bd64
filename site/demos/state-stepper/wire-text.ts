import type { WireEvent } from '../../../grader/report.ts';
import type { Words } from './words.ts';

const opcodes: Readonly<Record<number, string>> = {
  0: 'continuation',
  1: 'text',
  2: 'binary',
  8: 'close',
  9: 'ping',
  10: 'pong',
};

/** What to show of a wire event in one line, or nothing where it is not worth one. */
export const wireText = (event: WireEvent, words: Words): string | undefined => {
  switch (event.kind) {
    case 'head':
      return event.start.replace(/^(GET) \/runs\/[^/]+/, '$1 ');
    case 'frame':
      return frameText(event, words);
    case 'end':
      return words[event.how];
    default:
      return undefined;
  }
};

type Frame = Extract<WireEvent, { kind: 'frame' }>;

const frameText = ({ opcode, payload, closeCode, masked }: Frame, words: Words): string => {
  const name = opcodes[opcode] ?? `opcode ${opcode}`;
  const content = opcode === 8 ? String(closeCode ?? words.noCode) : contentOf(payload, words);
  return [name, content, masked ? `(${words.masked})` : ''].filter(Boolean).join(' ');
};

const contentOf = ({ text, length }: Frame['payload'], words: Words): string =>
  text === undefined ? words.bytes(length) : JSON.stringify(text);
