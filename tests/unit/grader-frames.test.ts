import { describe, expect, test } from 'vitest';
import {
  closePayload,
  encodeFrame,
  type Frame,
  FrameParser,
  Messages,
  readClose,
  type Received,
  type Violation,
  violationOf,
} from '../../grader/wire/index.ts';
import { bytesOf, cuts } from './grader-hex.ts';

function parse(pieces: readonly Uint8Array[], options: { keep?: number; maxLength?: number } = {}) {
  const frames: Frame[] = [];
  const oversize: number[] = [];
  const parser = new FrameParser({
    ...options,
    onFrame: (frame) => frames.push(frame),
    onOversize: ({ length }) => oversize.push(length),
  });
  for (const piece of pieces) parser.push(piece);
  return { frames, oversize, rest: parser.rest() };
}

const one = (hex: string): Frame => {
  const { frames } = parse([bytesOf(hex)]);
  if (frames.length !== 1 || !frames[0]) throw new Error(`${frames.length} frames`);
  return frames[0];
};

describe('frames', () => {
  test('of the examples of RFC 6455 section 5.7 are read', () => {
    expect(one('81 05 48 65 6c 6c 6f')).toMatchObject({ fin: true, opcode: 1, masked: false, length: 5 });
    expect(Buffer.from(one('81 85 37 fa 21 3d 7f 9f 4d 51 58').payload).toString()).toBe('Hello');
    expect(one('01 03 48 65 6c')).toMatchObject({ fin: false, opcode: 1 });
    expect(one('80 02 6c 6f')).toMatchObject({ fin: true, opcode: 0 });
    expect(one('89 05 48 65 6c 6c 6f')).toMatchObject({ opcode: 9, length: 5 });
    expect(one(`82 7e 01 00 ${'ab'.repeat(256)}`)).toMatchObject({ opcode: 2, lengthBytes: 2, length: 256 });
    expect(one(`82 7f 00 00 00 00 00 01 00 00 ${'ab'.repeat(65536)}`)).toMatchObject({
      lengthBytes: 8,
      length: 65536,
    });
  });

  test('are the same however the bytes are cut', () => {
    const stream = bytesOf(
      '01 03 48 65 6c 89 80 37 fa 21 3d 80 82 01 02 03 04 6d 6d 88 02 03 e8 82 7e 00 80' + '11'.repeat(128),
    );
    const whole = parse([stream]).frames;
    expect(whole).toHaveLength(5);
    for (const pieces of cuts(stream)) expect(parse(pieces).frames).toEqual(whole);
  });

  test('tell every bit of the first byte', () => {
    expect(one('f3 00')).toMatchObject({ fin: true, rsv: 7, opcode: 3 });
    expect(one('43 00')).toMatchObject({ fin: false, rsv: 4, opcode: 3 });
  });

  test('keep no more of a payload than they are told to, and count all of it', () => {
    const long = encodeFrame({
      opcode: 2,
      payload: new Uint8Array(1000).fill(7),
      mask: bytesOf('01 02 03 04'),
    });
    for (const pieces of [
      [long],
      [long.slice(0, 500), long.slice(500)],
      Array.from(long, (byte) => Uint8Array.of(byte)),
    ]) {
      const [frame] = parse(pieces, { keep: 10 }).frames;
      expect(frame?.payload).toEqual(new Uint8Array(10).fill(7));
      expect(frame?.length).toBe(1000);
    }
  });

  test('that announce more than is read end the reading, and nothing is put aside for them', () => {
    const { frames, oversize } = parse([bytesOf('82 7f 7f ff ff ff ff ff ff ff 00 00 81 00')], {
      maxLength: 1024,
    });
    expect(frames).toEqual([]);
    expect(oversize).toEqual([2 ** 63]);
  });

  test('that never became whole are kept for the record', () => {
    expect(parse([bytesOf('81 05 48 65')]).rest).toEqual(bytesOf('81 05 48 65'));
  });

  test.each<[Violation | undefined, string, 'client' | 'server']>([
    [undefined, '81 00', 'server'],
    [undefined, '8a 80 00 00 00 00', 'client'],
    ['reserved-bit', 'c1 00', 'server'],
    ['reserved-opcode', '83 00', 'server'],
    ['reserved-opcode', '8b 00', 'server'],
    ['masked', '81 80 00 00 00 00', 'server'],
    ['unmasked', '81 00', 'client'],
    ['control-fragmented', '09 00', 'server'],
    ['control-too-long', `89 7e 00 7e ${'00'.repeat(126)}`, 'server'],
    ['length-not-minimal', '81 7e 00 01 41', 'server'],
    ['length-not-minimal', `82 7f 00 00 00 00 00 00 00 01 41`, 'server'],
  ])('by themselves break the rule %s: %s from the %s', (rule, hex, from) => {
    expect(violationOf(one(hex), from)).toBe(rule);
  });

  test('that were encoded are read back', () => {
    for (const length of [0, 1, 125, 126, 65_535, 65_536]) {
      const payload = new Uint8Array(length).map((_, index) => index & 0xff);
      const [frame] = parse([encodeFrame({ opcode: 2, payload, mask: bytesOf('de ad be ef') })]).frames;
      expect(Buffer.compare(frame?.payload ?? new Uint8Array(1), payload)).toBe(0);
      expect(frame && violationOf(frame, 'client')).toBeUndefined();
    }
  });

  test('leave the bytes alone that they are made of, and those that they are read from', () => {
    // A Buffer gives out parts of its own memory where other arrays give a copy.
    const payload = Buffer.from('lantern '.repeat(100));
    const frame = Buffer.from(encodeFrame({ opcode: 2, payload, mask: bytesOf('de ad be ef') }));
    const before = Buffer.from(frame);
    expect(parse([frame.subarray(0, 400), frame.subarray(400)]).frames).toHaveLength(1);
    expect(payload.toString()).toBe('lantern '.repeat(100));
    expect(frame.equals(before)).toBe(true);
  });

  test('can be encoded as RFC 6455 forbids it', () => {
    expect(encodeFrame({ opcode: 0xb, rsv: 2, fin: false })).toEqual(bytesOf('2b 00'));
    expect(encodeFrame({ opcode: 1, payload: 'A', lengthBytes: 8 })).toEqual(
      bytesOf('81 7f 00 00 00 00 00 00 00 01 41'),
    );
    expect(encodeFrame({ opcode: 1, payload: 'A', length: 9 })).toEqual(bytesOf('81 09 41'));
  });
});

function received(from: 'client' | 'server', ...hex: readonly string[]): readonly (Received | undefined)[] {
  const messages = new Messages(from);
  return parse(hex.map(bytesOf)).frames.map((frame) => messages.take(frame));
}

describe('messages', () => {
  test('are put together from fragments, with control frames between them', () => {
    const seen = received('server', '01 02 ec 95', '89 01 70', '00 01 88', '80 03 eb 85 95');
    expect(seen).toMatchObject([
      undefined,
      { kind: 'ping' },
      undefined,
      { kind: 'text', text: '안녕', frames: 3 },
    ]);
  });

  test('of text keep a byte order mark', () => {
    expect(received('server', '81 04 ef bb bf 41')).toMatchObject([{ kind: 'text', text: '\ufeffA' }]);
  });

  test.each<[Violation, readonly string[]]>([
    ['continuation-without-start', ['80 01 41']],
    ['message-interrupted', ['01 01 41', '81 01 42']],
    ['text-not-utf8', ['81 02 c3 28']],
    ['text-not-utf8', ['01 01 c3', '80 01 28']],
    ['after-close', ['88 00', '81 01 41']],
    ['after-close', ['88 00', '88 00']],
  ])('break the rule %s: %j', (rule, hex) => {
    expect(received('server', ...hex).at(-1)).toEqual({ kind: 'violation', rule });
  });
});

describe('a close frame', () => {
  test.each([
    ['', { reason: '' }],
    ['03 e8', { code: 1000, reason: '' }],
    ['0f a1 62 79 65', { code: 4001, reason: 'bye' }],
    ['03', { reason: '', violation: 'close-payload' }],
    ['03 ed', { code: 1005, reason: '', violation: 'close-code' }],
    ['03 ee', { code: 1006, reason: '', violation: 'close-code' }],
    ['03 f7', { code: 1015, reason: '', violation: 'close-code' }],
    ['03 e7', { code: 999, reason: '', violation: 'close-code' }],
    ['07 d0', { code: 2000, reason: '', violation: 'close-code' }],
    ['13 88', { code: 5000, reason: '', violation: 'close-code' }],
    ['03 e8 ff', { code: 1000, reason: '', violation: 'close-reason' }],
  ])('with the payload %s is read', (hex, reason) => {
    expect(readClose(bytesOf(hex))).toEqual(reason);
  });

  test('is written: code, then reason', () => {
    expect(closePayload(1000, 'é')).toEqual(bytesOf('03 e8 c3 a9'));
    expect(closePayload()).toEqual(new Uint8Array());
  });
});
