import type { Progress } from '../../server/api.ts';

/** What is known of a learner's way, by name; docs/api.md ("Progress") says which names there are. */
export type Entries = Progress['entries'];

export const readName = (lesson: string): string => `read/${lesson}`;
export const answerName = (lesson: string, question: string): string => `answer/${lesson}/${question}`;
export const labName = (lab: string): string => `lab/${lab}`;
/** Its value: slug of a lesson and number of a section, `lifecycle/7`; 0 is the top. */
export const placeName = 'place';

/** Both together; of two values the later one holds. */
export const merged = (mine: Entries, theirs: Entries): Entries => ({ ...theirs, ...newer(mine, theirs) });

/** What of `mine` is later than theirs, or what they lack. */
export const newer = (mine: Entries, theirs: Entries): Entries =>
  Object.fromEntries(Object.entries(mine).filter(([name, { at }]) => at > (theirs[name]?.at ?? '')));

export const isRead = (entries: Entries, lesson: string): boolean => entries[readName(lesson)]?.value === '1';

export interface Points {
  readonly earned: number;
  readonly possible: number;
}

/** The best points of a lab so far; undefined where it was never checked. */
export const pointsOf = (entries: Entries, lab: string): Points | undefined => {
  const [, earned, possible] = /^(\d+)\/(\d+)$/.exec(entries[labName(lab)]?.value ?? '') ?? [];
  return earned === undefined ? undefined : { earned: Number(earned), possible: Number(possible) };
};

export const isPassed = (entries: Entries, lab: string): boolean => {
  const points = pointsOf(entries, lab);
  return points !== undefined && points.possible > 0 && points.earned === points.possible;
};

export interface Place {
  /** Slug. */ readonly lesson: string;
  readonly section: number;
}

/** Where the learner last read. */
export const placeOf = (entries: Entries): Place | undefined => {
  const [, lesson, section] = /^([a-z0-9-]+)\/(\d+)$/.exec(entries[placeName]?.value ?? '') ?? [];
  return lesson === undefined ? undefined : { lesson, section: Number(section) };
};
