import { Parser, type Result } from 'tap-parser';
import { describe, expect, it } from 'vitest';
import { tap } from '../../grader/render/tap.ts';
import type { Language, Report } from '../../grader/report.ts';
import { attacks, check, everyOutcome, hostile, notStarted, report } from './fixtures/reports.ts';

interface Read {
  readonly results: readonly (Result & { diag?: Record<string, unknown> })[];
  readonly ok: boolean;
  readonly plan: number;
  readonly strange: readonly string[];
}

/** Through the parser of node-tap in strict mode, where anything that is not TAP is a failure. */
function read(one: Report, language: Language = 'en'): Read {
  const results: Result[] = [];
  const strange: string[] = [];
  const parser = new Parser({ strict: true });
  parser.on('assert', (result: Result) => results.push(result));
  parser.on('extra', (line: string) => strange.push(line));
  parser.on('bailout', (reason: string) => strange.push(reason));
  parser.end(tap.render(one, { language }));
  return { results, ok: parser.ok, plan: parser.planEnd, strange };
}

describe('tap', () => {
  it.each([
    ['every outcome', everyOutcome],
    ['hostile', hostile],
    ['not started', notStarted],
  ])('is TAP to the last line (%s)', (_name, one) => {
    const { results, plan, strange } = read(one, 'ko');
    expect(strange).toEqual([]);
    expect(plan).toBe(one.checks.length);
    expect(results.map(({ id }) => id)).toEqual(one.checks.map((_, index) => index + 1));
  });

  it('is green for a pass, and for nothing that was not decided', () => {
    const { results, ok } = read(everyOutcome);
    expect(results.map(({ ok: green, skip }) => [green, Boolean(skip)])).toEqual([
      [true, false],
      [false, false],
      [false, false],
      [false, false],
      [false, false],
      [true, true],
    ]);
    expect(ok).toBe(false);
    expect(read(report([check('a'), check('b')])).ok).toBe(true);
  });

  it('explains in a YAML block', () => {
    expect(read(everyOutcome).results[1]?.diag).toMatchObject({
      id: 'binary-comes-back',
      outcome: 'fail',
      points: '0/2',
      cause: 'You answered binary with text: pass `{ binary: isBinary }`.',
      output: 'listening on 8080\ngot 5 bytes\n',
    });
  });

  it('takes no directive from a title', () => {
    const titled = check('x', {
      outcome: 'fail',
      title: { ko: 'a # TODO \\# SKIP', en: 'a # TODO \\# SKIP' },
    });
    const { results } = read(report([titled]));
    expect(results[0]).toMatchObject({ ok: false, todo: false, skip: false });
  });

  it('lets no solution end the block, add a test or bail out', () => {
    const { results } = read(hostile);
    expect(attacks).toContain('ok 99');
    expect(results).toHaveLength(2);
    expect(results[0]?.diag).toMatchObject({
      observed: expect.stringContaining('ok 99 - forged\n1..0 # SKIP\nBail out!') as string,
    });
  });
});
