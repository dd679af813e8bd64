import { describe, expect, it } from 'vitest';
import { openBar, openLines } from '../../cli/grade-all/progress.ts';
import { summaryText } from '../../cli/grade-all/summary.ts';
import type { Output } from '../../cli/terminal/output.ts';
import { rowOf, summarize, type Row } from '../../grader/batch/rows.ts';
import { paintIf } from '../../grader/render/text/paint.ts';
import { displayWidth } from '../../grader/render/text/width.ts';
import type { Language, Localized } from '../../grader/report.ts';
import { check, report } from './fixtures/reports.ts';
import { commandsIn } from './fixtures/actions-runner.ts';

function paper(columns = 80): Output & { text(): string } {
  const written: string[] = [];
  return {
    write: (text) => void written.push(text),
    flush: () => Promise.resolve(),
    color: false,
    paint: paintIf(false),
    live: false,
    columns,
    text: () => written.join(''),
  };
}

const say =
  (language: Language) =>
  (text: Localized): string =>
    text[language];

const checks = [
  check('text-comes-back'),
  check('binary-comes-back', { title: { ko: '바이너리', en: 'Binary' } }),
];

const row = (
  submission: string,
  outcome: 'pass' | 'fail' | 'inconclusive',
  more: Partial<Row> = {},
): Row => ({
  ...rowOf(report([checks[0] ?? check('x'), { ...check('binary-comes-back', { outcome }) }]), submission),
  ...more,
});

const problem = { code: 'submission-empty', message: { ko: '비었습니다.', en: 'There is nothing in it.' } };

describe('a line a submission', () => {
  it('says points and what failed, or why it could not be graded', () => {
    const output = paper();
    const lines = openLines(output, say('en'));
    lines.row(row('alice.ts', 'pass'), false);
    lines.row(row('bob', 'fail'), false);
    lines.row(row('carol', 'fail', { problem }), false);
    lines.close();
    expect(output.text()).toBe(
      [
        '✓ alice.ts                             2/2',
        '✗ bob                                  1/2  binary-comes-back',
        '✗ carol                                1/2  There is nothing in it.',
        '',
      ].join('\n'),
    );
  });

  it('is not told again of what an earlier run finished', () => {
    const output = paper();
    openLines(output, say('en')).row(row('alice.ts', 'pass'), true);
    expect(output.text()).toBe('');
  });

  it('is one line that gives no command, whatever a submission is called', () => {
    const output = paper();
    openLines(output, say('en')).row(row('a\n::set-output name=x::y\u001b[2J', 'pass'), false);
    expect(output.text().split('\n')).toHaveLength(2);
    expect(commandsIn(output.text())).toEqual([]);
    expect(output.text()).not.toContain('\u001b');
  });
});

describe('the bar', () => {
  it('counts, keeps to one line of the terminal, and goes when it is done', () => {
    const output = paper(60);
    const bar = openBar(output, say('ko'), 50);
    for (let index = 0; index < 50; index++)
      bar.row(row(`${index}`, index % 5 === 0 ? 'fail' : 'pass'), false);
    const frames = output.text().split('\r\u001b[K');
    expect(frames.at(-1)).toContain('50/50  ✓ 40  ✗ 10');
    for (const frame of frames) expect(displayWidth(frame)).toBeLessThan(60);
    bar.close();
    expect(frames.length).toBeGreaterThan(1);
    expect(output.text().endsWith('\r\u001b[K')).toBe(true);
    expect(output.text()).not.toContain('\n');
  });
});

describe('the summary', () => {
  const rows = [
    row('alice', 'pass'),
    row('bob', 'fail', { sameAs: 'alice' }),
    row('carol', 'fail', { problem }),
    row('dave', 'inconclusive'),
  ];
  const summary = summarize(
    rows,
    checks.map(({ id }) => id),
  );

  it('shows how the class did, check by check', () => {
    const output = paper();
    expect(summaryText(summary, checks, output, say('en'))).toBe(
      [
        '',
        '  4 submissions · 1 passed · 2 failed · 1 without a verdict',
        '  The median is 1 of 2 points.',
        '',
        '  Check text-comes-back  ████████████████████  4/4',
        '  Binary                 █████░░░░░░░░░░░░░░░  1/4',
        '',
        '  Submissions with the same content',
        '    alice, bob',
        '',
        '  Submissions that could not be started',
        '    carol: There is nothing in it.',
        '',
        '  Where there is no verdict the solution is not to blame. Run the same command again: only those are graded again.',
        '',
      ].join('\n'),
    );
  });

  it('speaks Korean, with columns that stand under each other', () => {
    const lines = summaryText(summary, checks, paper(), say('ko')).split('\n');
    expect(lines[1]).toBe('  제출물 4개 · 모두 통과 1개 · 실패 2개 · 판정 못 함 1개');
    const bars = lines
      .filter((line) => line.includes('█'))
      .map((line) => displayWidth(line.split('█')[0] ?? ''));
    expect(new Set(bars).size).toBe(1);
  });

  it('stays short for a class of thousands', () => {
    const many = Array.from({ length: 3000 }, (_, index) =>
      row(`s${index}`, 'fail', index % 2 === 0 ? { problem } : { sameAs: `s${index - 1}` }),
    );
    const text = summaryText(summarize(many, []), checks, paper(), say('en'));
    expect(text.split('\n').length).toBeLessThan(40);
    expect(text).toContain('… and 1,490 more');
  });
});
