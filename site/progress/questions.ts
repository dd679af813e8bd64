import { answerName } from './entries.ts';
import type { Entries } from './entries.ts';

/** The questions of a lesson: its right answer by the name of each, `{"who-sent-1006": 1}`. */
export type Questions = Readonly<Record<string, number>>;

/** Reads them from the source of a lesson, where `<Answer right>` stands among the answers of a `<Question id="...">`. */
export const questionsIn = (source: string): Questions =>
  Object.fromEntries(
    source
      .split(/<Question id="/)
      .slice(1)
      .map((text) => {
        const answers = [...text.matchAll(/<Answer\b([^>]*)>/g)];
        return [text.slice(0, text.indexOf('"')), answers.findIndex(([, how]) => how?.includes('right')) + 1];
      }),
  );

export interface Answered {
  readonly all: number;
  readonly answered: number;
  readonly right: number;
}

/** How many questions of a lesson were answered, and how many of those rightly. */
export const answered = (entries: Entries, lesson: string, questions: Questions): Answered => {
  const given = Object.entries(questions).map(([id, right]) => ({
    value: entries[answerName(lesson, id)]?.value,
    right: String(right),
  }));
  return {
    all: given.length,
    answered: given.filter(({ value }) => value !== undefined).length,
    right: given.filter(({ value, right }) => value === right).length,
  };
};
