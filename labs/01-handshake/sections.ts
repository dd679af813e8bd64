import { sections } from '../../grader/sections.ts';

export default sections({
  handshake: {
    'Key and accept': ['handshake-accepted', 'key-refused'],
    '1. The 101 by hand': ['ready-once'],
    '2. Refusing': [
      'version-refused',
      'method-refused',
      'plain-request',
      'refusal-complete',
      'unknown-path',
      'unknown-upgrade',
      'query-ignored',
      'survives-odd-request',
    ],
    '3. Subprotocols': ['protocol-chosen', 'protocol-absent'],
    Extensions: ['no-extension'],
    'A header is a list': ['any-case'],
  },
  frames: {
    'One frame, bit by bit': ['other-frames-ignored'],
    'Masking, and why': ['frames-in-pieces'],
    'Control frames and the goodbye': ['close-same-code', 'close-without-code', 'connection-ends'],
  },
  lifecycle: {
    'A clean-up that a vanishing client skips': ['survives-disconnect'],
  },
});
