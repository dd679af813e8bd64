import type { Term } from './query.ts';
import type { PageText, SectionText } from './text.ts';

export interface RankedSection {
  readonly section: SectionText;
  readonly score: number;
}

export interface RankedPage {
  readonly page: PageText;
  readonly score: number;
  /** Those that have something of what was asked, best first. */ readonly sections: readonly RankedSection[];
}

/** How much more a word says in a title or a heading than in running text. */
const inTitle = 12;
const inAbout = 4;
const inHeading = 5;

/** BM25's: how soon further occurrences stop counting, and how much long sections are held back. */
const saturation = 1.2;
const lengthWeight = 0.6;

/**
 * Pages that have what was asked, best first: BM25 over their sections, titles and headings weighing more. Short
 * sections gain nothing by being short: they are summaries and references.
 */
export const rank = (pages: readonly PageText[], terms: readonly Term[]): readonly RankedPage[] => {
  const sections = pages.flatMap((page) => page.sections);
  const mean = sections.reduce((sum, { text }) => sum + text.length, 0) / sections.length || 1;
  const tables = terms.map((term) => new Map(sections.map((section) => [section, hitsIn(section, term)])));
  const rarity = tables.map((table) => {
    const having = [...table.values()].filter((hits) => hits > 0).length;
    return Math.log(1 + (sections.length - having + 0.5) / (having + 0.5));
  });
  const score = (hits: number, length: number, index: number): number =>
    (rarity[index] ?? 0) *
    ((hits * (saturation + 1)) /
      (hits + saturation * (1 - lengthWeight + lengthWeight * Math.max(1, length / mean))));

  return pages
    .map((page): RankedPage => {
      const ranked = page.sections
        .map((section) => ({
          section,
          score: sum(tables.map((table, i) => score(table.get(section) ?? 0, section.text.length, i))),
        }))
        .filter((one) => one.score > 0)
        .sort((a, b) => b.score - a.score);
      const heads = terms.map((term) => inTitle * hits(page.title, term) + inAbout * hits(page.about, term));
      const found = terms.filter(
        (_, i) => (heads[i] ?? 0) > 0 || ranked.some(({ section }) => (tables[i]?.get(section) ?? 0) > 0),
      );
      const best = ranked.slice(0, 3).map((one, place) => one.score / 2 ** place);
      // Who asks for two things wants them both.
      const share = (found.length / terms.length) ** 2;
      return {
        page,
        sections: ranked,
        score: share * (sum(best) + sum(heads.map((h, i) => score(h, mean, i)))),
      };
    })
    .filter((one) => one.score > 0)
    .sort((a, b) => b.score - a.score);
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const hitsIn = ({ heading, text }: SectionText, term: Term): number =>
  inHeading * hits(heading, term) + hits(text, term);

/** How often a term occurs, of its forms the one that does most; what only begins or contains it counts less. */
export const hits = (text: string, { forms }: Term): number =>
  Math.max(...forms.map(({ pattern, weight }) => weight * sum([...text.matchAll(pattern)].map(whole))));

const kin = [/\p{sc=Hangul}/u, /\p{sc=Latin}/u, /\d/] as const;
const goesOn = (outside: string, inside: string): boolean =>
  kin.some((script) => script.test(outside) && script.test(inside));

/** What follows a Korean noun; long words are told apart well enough by their length. */
const particle = /^(?:은|는|이|가|을|를|의|에|에서|으?로|와|과|도|만|이나)?(?!\p{sc=Hangul})/u;

/**
 * 1 for a word of its own. Within a compound, or where a Latin word goes on, it counts less; a number within a
 * number (`101` in `1011`) and a lone syllable within a word (방 in 방법) are something else.
 */
const whole = ({ 0: found, index = 0, input = '' }: RegExpMatchArray): number => {
  const rest = input.slice(index + found.length, index + found.length + 4);
  const [first, last] = [found[0] ?? '', found.at(-1) ?? ''];
  const alone = /^(?:\d+|\p{sc=Hangul})$/u.test(found);
  const hangul = kin[0].test(last);
  const front = goesOn(input[index - 1] ?? '', first) ? (alone ? 0 : hangul ? 0.7 : 0.3) : 1;
  const back = hangul
    ? alone && !particle.test(rest)
      ? 0
      : 1
    : !goesOn(rest[0] ?? '', last)
      ? 1
      : alone
        ? 0
        : 0.8;
  return front * back;
};
