/** Korean pages are in Korean, English pages in English: nothing was left as it was in the other. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';

const hangul = /[가-힣]/;

/** Words by which English prose is known; names and code of the field have none of them in a row. */
const english = /\b(?:the|of|and|is|are|your|this|that|with)\b.*\b(?:the|a|of|and|is|are|to|your|it|that)\b/i;

/** The prose of a page, line by line: without frontmatter, imports, code, tags and what a page quotes. */
const prose = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .replace(/^---\n[^]*?^---$/m, (matter) => matter.replaceAll(/^(?!title|description).*$/gm, ''))
    .replaceAll(/^\s*```[^]*?^\s*```/gm, '')
    .replaceAll(/^import .*$/gm, '')
    // The hints of a check stand below its name.
    .replaceAll(/^## [a-z0-9-]+$/gm, '')
    .replaceAll(/`[^`]*`/g, '')
    .replaceAll(/<[A-Za-z/][^>]*>/g, (tag) => (/caption="([^"]*)"/.exec(tag) ?? [])[1] ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '');

const pages = (language: string): string[] =>
  [`content/docs/${language}/*.mdx`, `labs/*/*.${language}.mdx`]
    .flatMap((pattern) => globSync(pattern))
    .sort();

test.each(pages('en'))('%s has no Korean in its prose', (file) => {
  expect(prose(file).filter((line) => hangul.test(line))).toEqual([]);
});

test.each(pages('ko'))('%s has no English sentence', (file) => {
  expect(prose(file).filter((line) => english.test(line) && !hangul.test(line))).toEqual([]);
});

describe('the words of a demo', () => {
  /** Texts of any depth; what is made from a number is made from 2. */
  const texts = (value: unknown): string[] => {
    if (typeof value === 'string') return [value];
    if (typeof value === 'function') return texts((value as (...numbers: number[]) => unknown)(2, 2, 2));
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
  };

  test.each(globSync('site/demos/*/words.ts').sort())('%s', async (file) => {
    const { words } = (await import(pathToFileURL(join(process.cwd(), file)).href)) as {
      words: { ko: unknown; en: unknown };
    };
    expect(texts(words.en).filter((text) => hangul.test(text))).toEqual([]);
    expect(texts(words.ko).filter((text) => english.test(text) && !hangul.test(text))).toEqual([]);
  });
});
