import type { Language, Localized } from '../grader/report.ts';

export type { Language, Localized };

/** The workbook's languages, the first being the one for readers who ask for neither. */
export const languages = ['ko', 'en'] as const satisfies readonly Language[];

/** What each language calls itself. */
export const languageNames: Localized = { ko: '한국어', en: 'English' };

export const isLanguage = (value: unknown): value is Language => value === 'ko' || value === 'en';

/** `/ko/lessons/lifecycle/` -> `ko`; a path outside both languages is read in the first. */
export const languageOf = (pathname: string): Language => {
  const first = pathname.split('/')[1];
  return isLanguage(first) ? first : languages[0];
};

/** The same page in another language: `/ko/labs/echo` -> `/en/labs/echo`. */
export const inLanguage = (pathname: string, language: Language): string => {
  const [, first, ...rest] = pathname.split('/');
  return `/${[language, ...(isLanguage(first) ? rest : [])].join('/')}`;
};

/** One of a pair of texts: `say(lang, '강의', 'Lessons')`. */
export const say = (language: Language, ko: string, en: string): string => (language === 'ko' ? ko : en);
