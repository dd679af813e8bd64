/** The code of the frames lesson: the examples of RFC 6455 section 5.7, and pitfalls whose wrong half goes wrong. */
import { describe, expect, test } from 'vitest';
import { readFrame } from '../../content/samples/frames/read.ts';
import { writeFrame } from '../../content/samples/frames/write.ts';
import { textOf as decoded } from '../../content/samples/frames/pitfalls/cut-character-right.ts';
import { textOf as cut } from '../../content/samples/frames/pitfalls/cut-character-wrong.ts';
import { mayTake as adds } from '../../content/samples/frames/pitfalls/size-of-frames-right.ts';
import { mayTake as forgets } from '../../content/samples/frames/pitfalls/size-of-frames-wrong.ts';
import { encodeFrame } from '../../grader/wire/index.ts';

describe('writing', () => {
  test('is that of the RFC: "Hello" in a text frame', () => {
    expect(writeFrame(1, Buffer.from('Hello')).toString('hex')).toBe('810548656c6c6f');
  });
  test.each([
    [125, '827d'],
    [126, '827e007e'],
    [65_535, '827effff'],
    [65_536, '827f0000000000010000'],
  ])('tells a length of %i in the fewest bytes', (length, head) => {
    const frame = writeFrame(2, Buffer.alloc(length)).toString('hex');
    expect(frame.slice(0, head.length)).toBe(head);
    expect(frame).toHaveLength(head.length + 2 * length);
  });
});

describe('reading', () => {
  test('unmasks the example of the RFC', () => {
    const bytes = Buffer.from('818537fa213d7f9f4d5158', 'hex');
    expect(readFrame(bytes)).toEqual({ fin: true, opcode: 1, payload: Buffer.from('Hello'), size: 11 });
  });
  test.each([0, 125, 126, 65_535, 65_536])('waits for a frame of %i bytes to be whole', (length) => {
    const mask = Buffer.of(1, 2, 3, 4);
    const bytes = Buffer.from(encodeFrame({ opcode: 2, payload: new Uint8Array(length).fill(7), mask }));
    expect(readFrame(bytes.subarray(0, -1))).toBeUndefined();
    expect(readFrame(bytes)?.payload).toEqual(Buffer.alloc(length, 7));
  });
});

describe('pitfalls', () => {
  test('decoding fragments one by one destroys a character that is cut', () => {
    const bytes = Buffer.from('한');
    const fragments = [bytes.subarray(0, 1), bytes.subarray(1)];
    expect(cut(fragments)).toContain('\ufffd');
    expect(decoded(fragments)).toBe('한');
  });
  test('a limit on frames is none on messages', () => {
    expect([forgets(1024), adds(1024, 1024), adds(1024, 0)]).toEqual([true, false, true]);
  });
});
