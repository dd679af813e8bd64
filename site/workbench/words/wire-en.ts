import type { WireWords } from './wire-ko.ts';
import { plural } from './plural.ts';

/** What the wire view says, in English. */
export const wireEn: WireWords = {
  time: 'Time',
  connection: 'Connection',
  direction: 'Direction',
  what: 'What',
  client: 'client',
  server: 'server',
  toServer: 'client to server',
  toClient: 'server to client',
  opened: 'TCP connection',
  body: 'body',
  bytes: 'bytes',
  fin: 'ends TCP (FIN)',
  reset: 'cuts TCP (RST)',
  empty: 'empty',
  cut: (shown) => `first ${shown} B`,
  filter: 'Filter by name, kind, content',
  allConnections: 'All connections',
  noneMatch: 'Nothing matches.',
  pause: 'Pause',
  goOn: (waiting) => (waiting > 0 ? `Go on (${waiting} new)` : 'Go on'),
  export: 'Export',
  formats: {
    pcapng: 'Capture for Wireshark (pcapng)',
    mmd: 'Sequence diagram (Mermaid)',
    jsonl: 'One event a line (JSON Lines)',
  },
  details: 'Details',
  closeDetails: 'Close the details',
  payload: (bytes) => `payload ${bytes.toLocaleString('en')} B`,
  dump: 'Bytes of the payload',
  anatomy: {
    caption: 'Fields of the frame (RFC 6455 section 5.2)',
    field: 'Field',
    bits: 'Bits',
    meaning: 'What it says',
    names: {
      fin: 'FIN',
      rsv1: 'RSV1',
      rsv2: 'RSV2',
      rsv3: 'RSV3',
      opcode: 'opcode',
      mask: 'MASK',
      length: 'length (7 bits)',
      extended: 'extended length',
      key: 'masking key',
      code: 'close code',
    },
    fin: (value) =>
      value === 1
        ? 'The last fragment of its message.'
        : 'More fragments follow: the next is a continuation frame.',
    rsv1: (value) =>
      value === 1 ? 'Set: compressed, where permessage-deflate was agreed on.' : '0 without an extension.',
    rsv2: (value) => (value === 1 ? 'Set: a violation, unless an extension was agreed on.' : 'Has to be 0.'),
    rsv3: (value) => (value === 1 ? 'Set: a violation, unless an extension was agreed on.' : 'Has to be 0.'),
    opcode: (value) =>
      ({
        0: 'A continuation of the fragment before it.',
        1: 'Text in UTF-8.',
        2: 'Binary.',
        8: 'Close, a control frame: at most 125 bytes.',
        9: 'A ping: to be answered with a pong of the same content.',
        10: 'A pong: the answer to a ping, or a sign of life that nobody asked for.',
      })[value] ?? 'Reserved: whoever gets it has to close with 1002.',
    mask: (value) =>
      value === 1
        ? 'Masked, as every frame of a client has to be.'
        : 'Not masked, as no frame of a server may be.',
    length: (value) =>
      value === 126
        ? '126: the length stands in the 2 bytes that follow.'
        : value === 127
          ? '127: the length stands in the 8 bytes that follow.'
          : `The payload has ${plural(value, 'byte')}.`,
    extended: (value) => `The payload has ${value.toLocaleString('en')} bytes.`,
    key: () => '4 bytes. The payload is shown unmasked; the key is not kept.',
    code: (value) => `Why it closes, ${value}: the first 2 bytes of the payload.`,
  },
};
