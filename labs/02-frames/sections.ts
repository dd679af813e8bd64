import { sections } from '../../grader/sections.ts';

export default sections({
  frames: {
    'One frame, bit by bit': [
      'text-comes-back',
      'binary-comes-back',
      'binary-any-bytes',
      'reserved-bit',
      'reserved-opcode',
    ],
    'Three ways to tell a length': [
      'length-7-bit',
      'length-16-bit',
      'length-64-bit',
      'largest-message',
      'limit-variable',
    ],
    'Masking, and why': ['masking-key', 'unmasked-refused', 'single-bytes', 'many-at-once', 'clients-apart'],
    'Fragments, and what may stand between them': [
      'fragments-joined',
      'control-between',
      'continuation-without-start',
      'message-interrupted',
    ],
    'Control frames and the goodbye': [
      'ping-answered',
      'pong-ignored',
      'close-answered',
      'close-ends',
      'close-code-invalid',
      'close-one-byte',
      'close-reason-utf8',
      'control-fragmented',
      'control-too-long',
    ],
    'Decoding fragment by fragment': ['utf8-kept', 'utf8-refused'],
    'A limit on frames': ['limit-of-sum'],
  },
  handshake: {
    '2. Refusing': ['unknown-path'],
  },
  lifecycle: {
    'A clean-up that a vanishing client skips': ['survives-disconnect'],
  },
});
