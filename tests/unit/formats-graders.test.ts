import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { classroom } from '../../grader/render/classroom.ts';
import { exercism } from '../../grader/render/exercism.ts';
import { gradescope } from '../../grader/render/gradescope.ts';
import type { Report } from '../../grader/report.ts';
import { check, everyOutcome, hostile, notStarted, report } from './fixtures/reports.ts';

const reports = [everyOutcome, hostile, notStarted, report([check('a')])];

/** https://gradescope-autograders.readthedocs.io/en/latest/specs/, as strict as it reads. */
const visibility = z.enum(['hidden', 'after_due_date', 'after_published', 'visible']);
const outputFormat = z.enum(['text', 'html', 'simple_format', 'md', 'ansi']);
const gradescopeResults = z.strictObject({
  score: z.number().optional(),
  execution_time: z.number().optional(),
  output: z.string().optional(),
  output_format: outputFormat.optional(),
  test_output_format: outputFormat.optional(),
  test_name_format: outputFormat.optional(),
  visibility: visibility.optional(),
  stdout_visibility: visibility.optional(),
  extra_data: z.record(z.string(), z.unknown()).optional(),
  tests: z.array(
    z.strictObject({
      score: z.number().optional(),
      max_score: z.number().optional(),
      status: z.enum(['passed', 'failed']).optional(),
      name: z.string().optional(),
      name_format: outputFormat.optional(),
      number: z.string().optional(),
      output: z.string().optional(),
      output_format: outputFormat.optional(),
      tags: z.array(z.string()).optional(),
      visibility: visibility.optional(),
      extra_data: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
});

describe('gradescope', () => {
  const read = (one: Report) =>
    gradescopeResults.parse(JSON.parse(gradescope.render(one, { language: 'en' })));

  it('has the form that its specification gives', () => {
    for (const one of reports) expect(() => read(one)).not.toThrow();
  });

  it('adds up to the points of the report, and hides nothing', () => {
    const { tests } = read(everyOutcome);
    expect(tests.reduce((sum, { score = 0 }) => sum + score, 0)).toBe(everyOutcome.points.earned);
    expect(new Set(tests.map((test) => test.visibility))).toEqual(new Set(['visible']));
  });

  it('says where there is no verdict, and leaves out what was not run', () => {
    const { tests, output } = read(everyOutcome);
    expect(tests.map(({ name }) => name)).toEqual([
      'Check text-comes-back',
      'Binary comes back as binary',
      'A broadcast reaches everyone',
      'Check survives-abrupt-end (inconclusive)',
      'Check one-mebibyte (grader error)',
    ]);
    expect(output).toContain('2 checks could not be decided');
  });

  it('says on top why nothing could be started', () => {
    expect(read(notStarted).output).toContain('A `}` is missing on line 12.');
  });
});

/** https://exercism.org/docs/building/tooling/test-runners/interface, version 3. */
const exercismResults = z.strictObject({
  version: z.literal(3),
  status: z.enum(['pass', 'fail', 'error']),
  message: z.string().nullable(),
  tests: z.array(
    z.strictObject({
      name: z.string().min(1),
      status: z.enum(['pass', 'fail', 'error']),
      message: z.string().nullable(),
      output: z.string().max(500).nullable(),
      test_code: z.string(),
      task_id: z.number().int().optional(),
    }),
  ),
});

describe('exercism', () => {
  const read = (one: Report) => exercismResults.parse(JSON.parse(exercism.render(one, { language: 'en' })));

  it('has the form that its specification gives, with at most 500 characters of output', () => {
    for (const one of reports) expect(() => read(one)).not.toThrow();
    expect(read(hostile).tests[0]?.output).toMatch(/^Output was truncated\. Please limit to 500 chars\n/);
  });

  it('has a message on top when and only when the tests did not run cleanly', () => {
    expect(read(report([check('a')]))).toMatchObject({ status: 'pass', message: null });
    expect(read(report([check('a', { outcome: 'fail' })]))).toMatchObject({ status: 'fail', message: null });
    expect(read(notStarted)).toMatchObject({ status: 'error', tests: [] });
    expect(read(notStarted).message).toBe('echo.ts:12: A `}` is missing on line 12.');
    expect(read(everyOutcome).message).toContain('could not be decided');
  });

  it('keeps the order of the checks', () => {
    expect(read(everyOutcome).tests.map(({ status }) => status)).toEqual([
      'pass',
      'fail',
      'fail',
      'error',
      'error',
    ]);
  });
});

/** As classroom-resources/autograding-grading-reporter takes it apart (src/main.js, notify-classroom.js). */
function asReporter(encoded: string) {
  const results = JSON.parse(Buffer.from(encoded, 'base64').toString('utf-8')) as {
    status: string;
    max_score: number;
    tests: { name: string; status: string; message: string | null; score: number }[];
  };
  return { ...results, total: results.tests.reduce((sum, { score }) => sum + score, 0) };
}

describe('classroom', () => {
  const read = (one: Report) => asReporter(classroom.render(one, { language: 'ko' }).trimEnd());

  it('is one line of base64 that the reporter takes apart into points', () => {
    expect(classroom.render(hostile, { language: 'ko' })).toMatch(/^[A-Za-z0-9+/]+=*\n$/);
    expect(read(everyOutcome)).toMatchObject({ status: 'error', max_score: 7, total: 1 });
    expect(read(report([check('a')]))).toMatchObject({ status: 'pass', max_score: 1, total: 1 });
  });

  it('keeps Hangul', () => {
    expect(read(everyOutcome).tests[1]?.name).toBe('바이너리가 바이너리로 돌아온다');
  });

  it('is put into the step’s output, one line whatever the report holds', () => {
    const [append] = classroom.appends ?? [];
    expect(append?.variable).toBe('GITHUB_OUTPUT');
    expect(append?.render(hostile, { language: 'ko' })).toMatch(/^result=[A-Za-z0-9+/]+=*\n$/);
  });
});
