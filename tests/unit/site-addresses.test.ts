import { describe, expect, test } from 'vitest';
import { inLanguage, languageOf } from '../../site/language.ts';
import { lessonId, lessonNumber } from '../../site/lesson-id.ts';

describe('the language of a page', () => {
  test('is the first part of its address, and Korean where there is none', () => {
    expect(languageOf('/en/labs/echo/')).toBe('en');
    expect(languageOf('/ko/')).toBe('ko');
    expect(languageOf('/')).toBe('ko');
    expect(languageOf('/english/')).toBe('ko');
  });
  test('can be changed without leaving the page', () => {
    expect(inLanguage('/ko/lessons/lifecycle/', 'en')).toBe('/en/lessons/lifecycle/');
    expect(inLanguage('/en/', 'ko')).toBe('/ko/');
    expect(inLanguage('/404.html', 'en')).toBe('/en');
  });
});

describe('the address of a lesson', () => {
  test('is its slug without the number, so that lessons can move within the chapter', () => {
    expect(lessonId('ko/04-lifecycle.mdx')).toBe('ko/lessons/lifecycle');
    expect(lessonId('en/13-scale-out.mdx')).toBe('en/lessons/scale-out');
    expect(lessonNumber('content/docs/en/13-scale-out.mdx')).toBe('13');
  });
  test.each([
    '04-lifecycle.mdx',
    'ko/lifecycle.mdx',
    'ko/4-lifecycle.mdx',
    'ko/04-Lifecycle.mdx',
    'de/04-a.mdx',
  ])('is refused for %s, with the form that a name has to have', (entry) => {
    expect(() => lessonId(entry)).toThrow('a lesson is named ko/NN-slug.mdx or en/NN-slug.mdx');
  });
});
