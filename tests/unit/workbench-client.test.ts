import { expect, test } from 'vitest';
import { formatHex, parseHex } from '../../site/workbench/clients/hex.ts';
import { closeProblem } from '../../site/workbench/clients/browser-session.ts';

test.each([
  ['ff 00 41', [255, 0, 65]],
  ['FF0041', [255, 0, 65]],
  ['0xff, 0x00,0x41', [255, 0, 65]],
  ['', []],
])('hex %o is understood', (text, bytes) => {
  expect([...(parseHex(text) ?? [])]).toEqual(bytes);
});

test.each(['f', 'ff 0', 'gg', 'ff-00'])('hex %o is refused', (text) => {
  expect(parseHex(text)).toBeUndefined();
});

test('many bytes are cut, and it shows', () => {
  expect(formatHex(Uint8Array.of(1, 2, 3), 2)).toBe('01 02 …');
  expect(formatHex(Uint8Array.of(1, 2), 2)).toBe('01 02');
});

test.each([
  [1000, '', undefined],
  [3000, 'reason', undefined],
  [4999, '', undefined],
  [1001, '', 'code'],
  [5000, '', 'code'],
  [Number.NaN, '', 'code'],
  [1000, 'x'.repeat(123), undefined],
  [1000, '가'.repeat(42), 'reason'],
] as const)(
  'of a close with %o and %o it is told beforehand what browsers refuse',
  (code, reason, problem) => {
    expect(closeProblem(code, reason)).toBe(problem);
  },
);
