import { readFileSync } from 'node:fs';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { afterAll, describe, expect, it } from 'vitest';
import { junit } from '../../grader/render/junit.ts';
import type { Report } from '../../grader/report.ts';
import { attacks, everyOutcome, hostile, notStarted } from './fixtures/reports.ts';

/** The schema that Jenkins publishes for JUnit reports (in the file with its license), and libxml2 to apply it. */
const schema = XmlDocument.fromString(
  readFileSync(new URL('./fixtures/jenkins-junit.xsd', import.meta.url), 'utf8'),
);
const validator = XsdValidator.fromDoc(schema);

afterAll(() => {
  validator.dispose();
  schema.dispose();
});

function read(report: Report) {
  using document = XmlDocument.fromString(junit.render(report, { language: 'en' }));
  validator.validate(document);
  const all = (path: string) => document.find(path).map(({ content }) => content);
  return {
    counts: Object.fromEntries(
      ['tests', 'failures', 'errors', 'skipped'].map((name) => [
        name,
        all(`/testsuites/testsuite/@${name}`)[0],
      ]),
    ),
    names: all('//testcase/@name'),
    failures: all('//failure/@message'),
    failed: all('//failure'),
    errors: all('//error/@type'),
    skipped: all('//skipped'),
    printed: all('//system-out'),
    properties: Object.fromEntries(
      all('//property/@name').map((name, index) => [name, all('//property/@value')[index]]),
    ),
  };
}

describe('junit', () => {
  it.each([
    ['every outcome', everyOutcome],
    ['hostile', hostile],
    ['not started', notStarted],
  ])('is valid against the published schema (%s)', (_name, report) => {
    expect(read(report).names).toHaveLength(report.checks.length);
  });

  it('tells the learner’s failures from our errors, and what was not run from both', () => {
    const { counts, errors, skipped } = read(everyOutcome);
    expect(counts).toEqual({ tests: '6', failures: '2', errors: '2', skipped: '1' });
    expect(errors).toEqual(['inconclusive', 'error']);
    expect(skipped).toHaveLength(1);
  });

  it('says what was observed in one line, and all that is known below', () => {
    const { failures, failed } = read(everyOutcome);
    expect(failures[1]).toBe('Nothing came for 1 s.');
    expect(failed[0]).toContain('Usual cause: You answered binary with text');
    expect(failed[0]).toContain('│◀ text 9 B');
  });

  it('says why nothing could be started in every failure', () => {
    expect(read(notStarted).failures).toEqual([
      'A `}` is missing on line 12.',
      'A `}` is missing on line 12.',
    ]);
  });

  it('holds what a solution wrote as text, down to the last sign', () => {
    const { printed, names } = read(hostile);
    expect(names).toEqual(['Check hostile-failure', 'Check hostile-problem']);
    expect(printed[0]).toContain(']]></system-out><testcase name="forged"/><![CDATA[');
    expect(printed[0]).toContain('</failure>&lt;&#0;&bogus;');
    expect(attacks).toContain('\u0000');
    expect(printed[0]).toContain('\\x00');
  });

  it('carries what is needed to grade the same again', () => {
    expect(read(everyOutcome).properties).toMatchObject({ seed: '7f3a', isolation: 'full', points: '1/7' });
  });
});
