/**
 * Korean and English are equal in rank: every lesson is there in both, with the same sections, demos, samples,
 * pitfalls, questions and right answers. And every finished lesson has what a lesson promises its readers.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const files = (language: string): string[] => readdirSync(`content/docs/${language}`).sort();
const read = (language: string, file: string): string =>
  readFileSync(`content/docs/${language}/${file}`, 'utf8');

interface Frontmatter {
  readonly draft?: boolean;
  readonly minutes?: number;
  readonly prerequisites?: { readonly lessons?: readonly string[]; readonly knowledge?: readonly string[] };
}

const frontmatter = (text: string): Frontmatter =>
  parse(/^---\n([^]*?)^---$/m.exec(text)?.[1] ?? '') as Frontmatter;
const isDraft = (text: string): boolean => frontmatter(text).draft === true;
const minutesOf = (text: string): number | undefined => frontmatter(text).minutes;
/** Lessons by slug, and how many things else: their words are each language's own. */
const prerequisitesOf = (text: string) => {
  const { lessons = [], knowledge = [] } = frontmatter(text).prerequisites ?? {};
  return { lessons, knowledge: knowledge.length };
};
/** `04-lifecycle.mdx` -> `lifecycle` */
const slugOf = (file: string): string => file.replace(/^\d\d-|\.mdx$/g, '');
const headingLevels = (text: string): number[] =>
  [...text.replaceAll(/^```[^]*?^```/gm, '').matchAll(/^(#{2,4}) /gm)].map(([, marks = '']) => marks.length);
const tables = (text: string): number[] =>
  [...text.matchAll(/^(\|.+\|\n)+/gm)].map(([table]) => table.split('\n').length);

/** `<Samples of="lifecycle/echo" />`, `<Question id="x">`, ... without what is written in a language. */
const components = (text: string): string[] =>
  [...text.matchAll(/<([A-Z]\w+)((?: [\w-]+(?:="[^"]*")?)*)/g)].map(
    ([, name = '', attributes = '']) => `${name}${attributes.replaceAll(/ (?:caption|title)="[^"]*"/g, '')}`,
  );

test('every lesson is there in both languages', () => {
  expect(files('ko')).toEqual(files('en'));
});

describe.each(files('ko'))('%s', (file) => {
  const [ko, en] = [read('ko', file), read('en', file)];

  test('is finished, or not, in both languages alike', () => {
    expect(isDraft(ko)).toBe(isDraft(en));
    expect(minutesOf(ko)).toBe(minutesOf(en));
  });
  test('asks the same of its readers, and of earlier lessons only', () => {
    expect(prerequisitesOf(ko)).toEqual(prerequisitesOf(en));
    const earlier = files('ko').slice(0, files('ko').indexOf(file)).map(slugOf);
    expect(earlier).toEqual(expect.arrayContaining([...prerequisitesOf(ko).lessons]));
  });
  test('has the same sections in the same order', () => {
    expect(headingLevels(ko)).toEqual(headingLevels(en));
  });
  test('has the same diagrams, demos, samples, pitfalls, questions, right answers and labs', () => {
    expect(components(ko)).toEqual(components(en));
  });
  test('has tables with the same rows', () => {
    expect(tables(ko)).toEqual(tables(en));
  });
});

describe.each(files('ko').filter((file) => !isDraft(read('ko', file))))('finished: %s', (file) => {
  const text = read('ko', file);
  const questions = text.split('<Question ').slice(1);

  test('says how long it takes, and what to know before', () => {
    expect(minutesOf(text)).toBeDefined();
    const { lessons, knowledge } = prerequisitesOf(text);
    expect(lessons.length + knowledge).toBeGreaterThan(0);
  });
  test('asks three to five questions, each with one right answer and a reason for every answer', () => {
    expect(questions.length).toBeGreaterThanOrEqual(3);
    expect(questions.length).toBeLessThanOrEqual(5);
    for (const question of questions) {
      const answers = question.split('<Answer').length - 1;
      expect(answers).toBeGreaterThanOrEqual(2);
      expect(question.split('<Answer right>').length - 1).toBe(1);
      expect(question.split('slot="why"').length - 1).toBe(answers);
    }
  });
  test('does not always have the right answer in the same place', () => {
    const places = questions.map((question) => question.split(/<Answer right>/)[0]?.split('<Answer').length);
    expect(new Set(places).size).toBeGreaterThan(1);
  });
  test('has a diagram, a sample, a pitfall and a reference to a standard', () => {
    for (const part of ['<Diagram ', '<Samples ', '<Pitfall ', 'RFC ']) expect(text).toContain(part);
  });
});
