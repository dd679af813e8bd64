import { getCollection } from 'astro:content';
import { findLabs } from './labs.ts';
import type { LabEntry } from './labs.ts';
import { isLanguage } from './language.ts';
import type { Language } from './language.ts';
import { lessonNumber } from './lesson-id.ts';
import { questionsIn } from './progress/questions.ts';
import type { Questions } from './progress/questions.ts';

/** A lesson as lists show it. One that is still being written (`draft: true`) has no page yet. */
export interface Lesson {
  /** `04` */ readonly number: string;
  /** `lifecycle` */ readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly minutes: number | undefined;
  readonly href: string;
  readonly ready: boolean;
  readonly questions: Questions;
  /** The labs that stand beside it, by number. */ readonly labs: readonly LabEntry[];
}

/** The chapter in one language, in order: found by walking content/docs and labs/, there is no list to keep. */
export const chapter = async (language: Language): Promise<readonly Lesson[]> => {
  const labs = findLabs(language);
  return (await getCollection('docs'))
    .filter(({ id }) => id.startsWith(`${language}/`))
    .map(({ id, data, body = '', filePath = '' }) => {
      const slug = id.slice(`${language}/lessons/`.length);
      return {
        number: lessonNumber(filePath),
        slug,
        title: data.title,
        description: data.description,
        minutes: data.minutes,
        href: `/${id}/`,
        ready: !data.draft,
        questions: questionsIn(body),
        labs: labs.filter(({ lesson }) => lesson === slug),
      };
    })
    .sort((a, b) => a.number.localeCompare(b.number));
};

/** The chapter in the language of a page: `await chapterOf(Astro.currentLocale)`. */
export const chapterOf = (locale: string | undefined): Promise<readonly Lesson[]> =>
  chapter(isLanguage(locale) ? locale : 'ko');
