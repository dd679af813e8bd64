import * as toolkit from '@actions/core';
import { describe, expect, it, vi } from 'vitest';
import { github } from '../../grader/render/github.ts';
import { commandsIn } from './fixtures/actions-runner.ts';
import { check, everyOutcome, failure, hostile, notStarted, report } from './fixtures/reports.ts';

const read = (one: typeof everyOutcome) => commandsIn(github.render(one, { language: 'en' }));

/** Of the text as it is, still escaped; the order of properties does not matter. */
function partsOf(line: string) {
  const [, properties = '', data] = /^::error (.*?)::(.*)$/.exec(line) ?? [];
  return { properties: properties.split(',').sort(), data };
}

describe('github', () => {
  it('annotates failures as errors, what was not decided as warnings, and says the points', () => {
    expect(read(everyOutcome).map(({ name, properties }) => [name, properties.title])).toEqual([
      ['error', 'Binary comes back as binary'],
      ['error', 'A broadcast reaches everyone'],
      ['warning', 'Check survives-abrupt-end'],
      ['warning', 'Check one-mebibyte'],
      ['notice', 'Wirebook echo'],
    ]);
  });

  it('explains on several lines, which the runner puts back', () => {
    expect(read(everyOutcome)[0]?.data).toContain(
      'Promised: A binary message comes back as binary.\nExpected: ',
    );
  });

  it('points at the line where the solution cannot be started, once', () => {
    expect(read(notStarted)).toMatchObject([
      {
        name: 'error',
        properties: { file: 'echo.ts', line: '12', col: '3' },
        data: 'A `}` is missing on line 12.',
      },
      { name: 'notice' },
    ]);
  });

  it('gives no more annotations of a kind than GitHub shows, and says how many there are', () => {
    const many = Array.from({ length: 30 }, (_, index) =>
      check(`c${index}`, { outcome: 'fail', failure: failure() }),
    );
    const errors = read(report(many)).filter(({ name }) => name === 'error');
    expect(errors).toHaveLength(10);
    expect(errors.at(-1)?.data).toBe('21 more; the full report shows them.');
  });

  it('escapes as GitHub’s own toolkit does', () => {
    const title = 'Check 100%: a,b';
    const file = 'a,b:c%0A.ts';
    const message = '%0A: x,y\nz';
    const written: string[] = [];
    const stdout = vi
      .spyOn(process.stdout, 'write')
      .mockImplementation((text) => written.push(String(text)) > 0);
    toolkit.error(message, { title, file });
    stdout.mockRestore();

    const problem = { code: 'x', message: { ko: message, en: message } };
    const broken = check('x', {
      outcome: 'error',
      title: { ko: title, en: title },
      problem,
      rests: '',
      replay: '',
    });
    const solution = { name: file, files: [{ path: file, sha256: '' }] };
    const [line = ''] = github.render(report([broken], { solution }), { language: 'en' }).split('\n');
    expect(partsOf(line.replace('::warning', '::error').replace('::Why: ', '::'))).toEqual(
      partsOf(written.join('').trimEnd()),
    );
  });

  it('has one command a line and no other text, whatever the report holds', () => {
    const lines = github.render(hostile, { language: 'en' }).trimEnd().split('\n');
    expect(read(hostile)).toHaveLength(lines.length);
    expect(lines.every((line) => /^::(error|warning|notice) /.test(line))).toBe(true);
  });

  it('puts the report in Markdown into the step’s summary, which may have 1 MiB', () => {
    const [append] = github.appends ?? [];
    expect(append?.variable).toBe('GITHUB_STEP_SUMMARY');
    expect(append?.render(everyOutcome, { language: 'en' })).toMatch(/^## /);
    expect(Buffer.byteLength(append?.render(hostile, { language: 'ko' }) ?? '')).toBeLessThan(1024 * 1024);
  });
});
