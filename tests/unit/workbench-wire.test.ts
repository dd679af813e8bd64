import { expect, test } from 'vitest';
import type { WireEvent } from '../../grader/report.ts';
import { words } from '../../site/workbench/words/index.ts';
import { describe } from '../../site/workbench/wire/describe.ts';

const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64');

const frame = (change: Partial<Extract<WireEvent, { kind: 'frame' }>>): WireEvent => ({
  kind: 'frame',
  at: 1,
  connection: 1,
  from: 'server',
  fin: true,
  rsv: 0,
  opcode: 1,
  masked: false,
  payload: { length: 2, shown: base64('hi'), text: 'hi' },
  ...change,
});

const said = (event: WireEvent) => describe(event, words.en.wire, 'en');

test('a text frame is its kind, size and text', () => {
  expect(said(frame({}))).toEqual({ what: 'text', flags: [], size: 2, content: '"hi"' });
});

test('JSON can be read without backslashes', () => {
  const text = '{"type":"ping"}';
  const payload = { length: text.length, shown: base64(text), text };
  expect(said(frame({ payload })).content).toBe(`'{"type":"ping"}'`);
});

test('a binary frame shows its bytes, and that there are more', () => {
  const payload = { length: 1000, shown: base64(new Uint8Array(256).fill(255)) };
  expect(said(frame({ opcode: 2, payload })).content).toBe(`${'ff '.repeat(32)}…`);
});

test('a close frame shows its code and reason', () => {
  const payload = { length: 5, shown: base64(Uint8Array.of(0x03, 0xe8, 0x62, 0x79, 0x65)) };
  expect(said(frame({ opcode: 8, payload, closeCode: 1000 }))).toMatchObject({
    what: 'close 1000',
    content: '"bye"',
  });
});

test('what breaks the protocol or is rare stands out', () => {
  expect(said(frame({ fin: false, rsv: 4, masked: true })).flags).toEqual(['FIN=0', 'RSV1', 'masked']);
  expect(said(frame({ from: 'client', masked: false })).flags).toEqual(['unmasked']);
  expect(said(frame({ from: 'client', masked: true })).flags).toEqual([]);
});

test('an opcode that nobody has defined is shown as it is', () => {
  expect(said(frame({ opcode: 3 })).what).toBe('opcode 0x3');
});
