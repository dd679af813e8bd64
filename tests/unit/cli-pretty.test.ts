import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { openPretty, type PrettyOptions } from '../../cli/pretty/pretty.ts';
import { eventsOf } from '../../grader/render/events.ts';
import { paintIf } from '../../grader/render/text/paint.ts';
import { displayWidth } from '../../grader/render/text/width.ts';
import type { Language, Report } from '../../grader/report.ts';
import { commandsIn } from './fixtures/actions-runner.ts';
import { check, everyOutcome, failure, hostile, notStarted, report } from './fixtures/reports.ts';

function pretty(one: Report, more: Partial<PrettyOptions> & { language?: Language } = {}): string {
  const { language = 'en', color = false } = more;
  const print = openPretty({
    language,
    say: (text) => text[language],
    color,
    paint: paintIf(color),
    columns: 80,
    live: false,
    again: 'npx wirebook grade echo echo.ts',
    ...more,
  });
  return eventsOf(one).map(print).join('');
}

const because = (id: string, why: string) =>
  check(id, {
    outcome: 'fail',
    failure: failure({ observed: { ko: why, en: why }, cause: { ko: why, en: why } }),
  });

describe('the report on a terminal', () => {
  it('gives every check a line with its points, then the total', () => {
    const text = pretty(report([check('one', { points: 2 }), check('two')]));
    expect(text).toMatch(/✓ Check one +2\/2 +4 ms\n {2}✓ Check two +1\/1 +4 ms\n/);
    expect(text).toMatch(/3 of 3 points · 2 passed/);
    expect(text).not.toContain('npx');
  });

  it('names what did not pass by its outcome, and whose fault that is', () => {
    const text = pretty(everyOutcome).replace(/\s+/g, ' ');
    for (const part of ['2 failed', '1 inconclusive', '1 error of ours', '1 not run', 'The fault is ours'])
      expect(text).toContain(part);
  });

  it('explains the first three mistakes in full and the others in short', () => {
    const text = pretty(report(['a', 'b', 'c', 'd'].map((id) => because(id, `reason ${id}`))));
    expect(text.match(/Promised/g)).toHaveLength(3);
    expect(text).toMatch(/Check d .*\n +Observed +reason d\n/);
    expect(text).toContain('--only');
  });

  it('explains a mistake once, however many checks it brings down', () => {
    const text = pretty(report(['a', 'b', 'c'].map((id) => because(id, 'no echo'))));
    expect(text.match(/Observed +no echo/g)).toHaveLength(1);
    expect(text.match(/✗ Check/g)).toHaveLength(3);
  });

  it('says once why a program did not start, with what it printed', () => {
    const text = pretty(notStarted);
    expect(text).toContain(notStarted.problem?.message.en.slice(0, 20) ?? '?');
    expect(text.match(/✗/g)).toHaveLength(1);
  });

  it.each(['ko', 'en'] as const)('keeps to the width in %s, but for commands to copy', (language) => {
    for (const columns of [40, 60, 80]) {
      for (const line of pretty(everyOutcome, { language, columns }).split('\n')) {
        if (!line.includes('npx')) expect(displayWidth(line), line).toBeLessThanOrEqual(columns);
      }
    }
  });

  it('lets nothing of a hostile solution act on the terminal or the CI service', () => {
    for (const color of [false, true]) {
      const text = pretty(hostile, { color });
      // eslint-disable-next-line no-control-regex -- what may be there is our own colours
      expect(text.replaceAll(/\u001b\[\d+m/g, '')).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
      expect(commandsIn(text)).toEqual([]);
    }
  });

  it('is coloured only where that is asked for, and says the same', () => {
    const [plain, coloured] = [pretty(everyOutcome), pretty(everyOutcome, { color: true })];
    expect(plain).not.toContain('\u001b');
    expect(coloured).toContain('\u001b[3');
    expect(stripVTControlCharacters(coloured)).toBe(plain);
  });

  it('shows the check under way where lines may be drawn over, and leaves none of it', () => {
    const live = pretty(report([check('one')]), { live: true });
    expect(live).toContain('… Check one');
    const screen = live
      .split('\n')
      .map((line) => line.split('\r\u001b[K').at(-1))
      .join('\n');
    expect(screen).toBe(pretty(report([check('one')])));
  });
});
