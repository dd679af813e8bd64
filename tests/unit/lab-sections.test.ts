/** A check that failed leads to the section of a lesson that explains it, in either language. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findLabs, loadChecks } from '../../grader/labs.ts';
import type { LabSections } from '../../grader/sections.ts';
import { headingsIn } from '../../site/workbench/headings.ts';

const labs = await Promise.all(
  (await findLabs()).map(async (lab) => {
    const module = (await import(pathToFileURL(join(lab.path, 'sections.ts')).href)) as {
      default: LabSections;
    };
    return { lab, folder: lab.folder, sections: module.default };
  }),
);

/** A lesson's sections, in order. */
const headings = (language: string, lesson: string): readonly { text: string; anchor: string }[] => {
  const folder = `content/docs/${language}`;
  const file = readdirSync(folder).find((name) => name.replace(/^\d\d-|\.mdx$/g, '') === lesson);
  return file === undefined ? [] : headingsIn(readFileSync(`${folder}/${file}`, 'utf8'));
};

describe.each(labs)('$folder', ({ lab, sections }) => {
  test('every check has one section, and nothing else has', async () => {
    const explained = Object.values(sections).flatMap((lesson) => Object.values(lesson).flat());
    const checks = (await loadChecks(lab)).map(({ id }) => id);
    expect(explained.toSorted()).toEqual(checks.toSorted());
  });

  test.each(Object.entries(sections))('the lesson %s has them in both languages', (lesson, declared) => {
    const english = headings('en', lesson);
    expect(english.map(({ text }) => text)).toEqual(expect.arrayContaining(Object.keys(declared)));
    expect(headings('ko', lesson)).toHaveLength(english.length);
  });

  test('the lesson beside it is the first that explains it', () => {
    expect(Object.keys(sections)[0]).toBe(lab.lesson);
  });
});

test('anchors are those that the pages have, and what is in a block of code is no section', () => {
  const source =
    '# Title\n\n## Key and accept\n\n```sh\n## not one\n```\n\n### `__proto__`인 방: 왜?\n\n## Key and accept\n';
  expect(headingsIn(source)).toEqual([
    { text: 'Key and accept', anchor: 'key-and-accept' },
    { text: '`__proto__`인 방: 왜?', anchor: '__proto__인-방-왜' },
    { text: 'Key and accept', anchor: 'key-and-accept-1' },
  ]);
});
