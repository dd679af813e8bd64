import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { capped, tail } from '../../grader/render/text/cap.ts';
import { inert, inertLine } from '../../grader/render/text/inert.ts';
import { jsonText } from '../../grader/render/text/json.ts';
import { displayWidth, fit, padEnd, wrap } from '../../grader/render/text/width.ts';
import { commandsIn } from './fixtures/actions-runner.ts';
import { attacks } from './fixtures/reports.ts';

describe('text that came from a solution', () => {
  it('keeps what an ordinary log says', () => {
    expect(inert('안녕 👋 <b> "x" 50% a::b # c\n\tdone')).toBe('안녕 👋 <b> "x" 50% a::b # c\n\tdone');
  });

  it('loses its colours without a trace, and shows every other control character', () => {
    expect(inert('\u001b[1;31mred\u001b[0m \u001b[2J \u0007 \u009b5n \u0000')).toBe(
      'red \\x1b[2J \\x07 \\x9b5n \\x00',
    );
  });

  it('shows marks that turn the direction of text', () => {
    expect(inert('a\u202eb\u2066c\u200fd')).toBe('a\\u202eb\\u2066c\\u200fd');
  });

  it('ends its lines with a line feed alone', () => {
    expect(inert('a\r\nb\rc')).toBe('a\nb\nc');
  });

  it('has no half characters', () => {
    expect(inert('\ud800x\udfff')).toBe('\ufffdx\ufffd');
  });

  it('is never a command to a CI runner', () => {
    const tries = [
      '::error::x',
      ' \t::error::x',
      'a\n::error::x',
      'a\r::error::x',
      'x ##[error]y',
      '\u001b[1m::error::x',
    ];
    expect(commandsIn(tries.join('\n'))).not.toEqual([]);
    for (const attempt of [...tries, attacks]) expect(commandsIn(inert(attempt))).toEqual([]);
  });

  it('takes no longer for a text made to be slow', () => {
    const spaces = `${' '.repeat(200_000)}\n`.repeat(5);
    expect(inert(spaces)).toBe(spaces);
    expect(inert('\n'.repeat(1_000_000))).toHaveLength(1_000_000);
  });

  it('fits on one line where one line is wanted', () => {
    expect(inertLine('a\nb\tc')).toBe('a\\nb\\tc');
  });
});

describe('JSON', () => {
  it('comes back the same, whatever was in it', () => {
    const value = { attacks, more: ['##[error]x', '\u009b\u007f\u2028\u202e\ufeff'] };
    expect(JSON.parse(jsonText(value))).toEqual(value);
  });

  it('has no character that a terminal or a runner acts upon', () => {
    const text = jsonText({ attacks: attacks + '\u009b1m\u007f\u202e' }, 2);
    // eslint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(commandsIn(text)).toEqual([]);
  });
});

describe('columns on a terminal', () => {
  it('are two for Hangul, ideographs and pictures', () => {
    expect(['한글', 'ａ', '漢', '👍', '👨‍👩‍👧', '🇰🇷', 'é', 'x'].map(displayWidth)).toEqual([
      4, 2, 2, 2, 2, 2, 1, 1,
    ]);
  });

  it('agree with string-width on every character of the blocks that people write and draw with', () => {
    const blocks = [
      [0x20, 0x7e],
      [0xa1, 0x2af],
      [0x370, 0x482],
      [0x2010, 0x2027],
      [0x2190, 0x2bff],
      [0x3000, 0x3029],
      [0x3041, 0x3096],
      [0x30a0, 0x4dbf],
      [0x4e00, 0x9fff],
      [0xac00, 0xd7a3],
      [0xff01, 0xffe6],
      [0x1f300, 0x1faff],
      [0x20000, 0x200ff],
    ] as const;
    const wrong: string[] = [];
    for (const [first, last] of blocks) {
      for (let code = first; code <= last; code++) {
        const character = String.fromCodePoint(code);
        if (/\p{Cn}|\p{M}|\p{Cf}/u.test(character)) continue;
        if (displayWidth(character) !== stringWidth(character)) wrong.push(`U+${code.toString(16)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('pad and cut by columns, not by characters', () => {
    expect(padEnd('한글', 6)).toBe('한글  ');
    expect(fit('한글입니다', 5)).toBe('한글…');
    expect(fit('한글입니다', 6)).toBe('한글…');
    expect(fit('short', 5)).toBe('short');
  });

  it('make no command of a text that is broken into lines', () => {
    const text = inert('nothing but words ::error::here and ##[warning]there');
    for (let width = 4; width < 40; width++) expect(commandsIn(wrap(text, width).join('\n'))).toEqual([]);
  });

  it('bound every wrapped line, and lose no word', () => {
    const text = '긴 문장을 여러 줄로 나눕니다 and a-very-long-word-that-does-not-fit-anywhere at all';
    const lines = wrap(text, 16);
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(16);
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  });
});

describe('a text that is too long', () => {
  it('is cut at its end, never in half a character', () => {
    expect(capped('abcdef', 4)).toBe('abc…');
    expect(capped('ab👍👍', 4)).toBe('ab…');
  });

  it('keeps whole lines of its end where the end matters', () => {
    expect(tail('first\nsecond\nthird\n', 12)).toBe('…\nthird\n');
    expect(tail('x'.repeat(100), 12)).toBe(`…\n${'x'.repeat(10)}`);
  });
});
