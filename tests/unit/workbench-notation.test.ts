import { describe, expect, test } from 'vitest';
import { parseFrames } from '../../site/workbench/clients/notation.ts';
import { asIs, inJson, inPath } from '../../site/workbench/clients/template.ts';

const base64 = (bytes: string | readonly number[]) => Buffer.from(bytes as string).toString('base64');

describe('frames in notation', () => {
  test.each([
    ['text "hello"', { opcode: 1, base64: base64('hello') }],
    ['text fin=0 "안녕"', { opcode: 1, fin: false, base64: base64('안녕') }],
    ['continuation "lo"', { opcode: 0, base64: base64('lo') }],
    ['ping', { opcode: 9, base64: '' }],
    ['text unmasked rsv1 "x"', { opcode: 1, masked: false, rsv1: true, base64: base64('x') }],
    ['binary hex=00ff', { opcode: 2, base64: base64([0, 255]) }],
    ['binary zeros=3', { opcode: 2, base64: base64([0, 0, 0]) }],
    ['close 1000 "bye"', { opcode: 8, base64: base64([3, 232, 98, 121, 101]) }],
    ['close hex=03', { opcode: 8, base64: base64([3]) }],
    ['opcode=3 "x"', { opcode: 3, base64: base64('x') }],
    ['text length=5 "x"', { opcode: 1, length: 5, base64: base64('x') }],
    [String.raw`text "a \"quoted\" \u0000"`, { opcode: 1, base64: base64('a "quoted" \0') }],
  ])('%s', (line, frame) => {
    expect(parseFrames(line)).toEqual([{ do: 'frame', ...frame }]);
  });

  test('bytes go out as they are, and empty lines are nothing', () => {
    expect(parseFrames('\nbytes 81 00\n\n')).toEqual([{ do: 'bytes', base64: base64([0x81, 0]) }]);
    expect(parseFrames('')).toEqual([]);
  });

  test.each([
    'shout "x"',
    'text "unended',
    'text rsv4',
    'opcode=16',
    'binary hex=0',
    'text 1000',
    'binary zeros=99999999',
  ])('%s cannot be read, and it says which line', (line) => {
    expect(parseFrames(`ping\n${line}`)).toEqual({ line: 2 });
  });
});

describe('what stands in braces', () => {
  const fields = { name: '민수 & co', room: '__proto__', quote: 'a"b\nc' };

  test('is percent-encoded in a path', () => {
    expect(inPath('/ws?name={name}', fields)).toBe('/ws?name=%EB%AF%BC%EC%88%98%20%26%20co');
  });

  test('keeps JSON whole', () => {
    expect(JSON.parse(inJson('{"room":"{room}","text":"{quote}"}', fields))).toEqual({
      room: '__proto__',
      text: fields.quote,
    });
  });

  test('is left alone where it is no field', () => {
    expect(asIs('{unknown} {constructor} {"type":1}', fields)).toBe('{unknown} {constructor} {"type":1}');
  });
});
