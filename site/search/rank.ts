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

/** A part of a page: what a word in it weighs, and how far its length takes from that (w and b of BM25F). */
interface Field {
  readonly weight: number;
  readonly length: number;
  readonly of: (page: PageText) => readonly string[];
}

const inHeading = 5;
const inText = 1;

/**
 * What a page is called, and what others say that it explains, tells more of it than the words it uses. Round
 * figures, and no narrow ones: docs/decisions/search.md tells what half or twice as much of each would change.
 */
const fields: readonly Field[] = [
  { weight: 12, length: 0, of: ({ title }) => [title] },
  { weight: 12, length: 0, of: ({ kind }) => [kind] },
  { weight: 8, length: 0, of: ({ topics }) => topics },
  { weight: 4, length: 0, of: ({ about }) => [about] },
  { weight: inHeading, length: 0, of: ({ sections }) => sections.map(({ heading }) => heading) },
  { weight: inText, length: 0.6, of: ({ sections }) => sections.map(({ text }) => text) },
];

/** BM25's k1: how soon further occurrences stop counting. Above `inHeading`, or one heading would be enough. */
const saturation = 6;

/**
 * Pages that have what was asked, best first, by BM25F: the occurrences of a term in all fields of a page are
 * weighted and added up before they saturate, and a rare term counts more than a common one. S. Robertson and
 * H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), sections 3.4 to 3.6.
 */
export const rank = (pages: readonly PageText[], terms: readonly Term[]): readonly RankedPage[] => {
  const counts = terms.map((term) => frequencies(pages, term));
  const rarity = counts.map((count) => rarityOf(count.filter((often) => often > 0).length, pages.length));
  return pages
    .map((page, p) => {
      const scores = counts.map((count, t) => (rarity[t] ?? 0) * saturated(count[p] ?? 0));
      // Who asks for two things wants them both.
      const share = (scores.filter((score) => score > 0).length / terms.length) ** 2;
      return { page, score: share * sum(scores) };
    })
    .filter((one) => one.score > 0)
    .sort((a, b) => b.score - a.score)
    .map((one) => ({ ...one, sections: rankSections(one.page, terms, rarity) }));
};

const rankSections = (
  { sections }: PageText,
  terms: readonly Term[],
  rarity: readonly number[],
): readonly RankedSection[] =>
  sections
    .map((section) => {
      const often = terms.map(
        (term) => inHeading * hits(section.heading, term) + inText * hits(section.text, term),
      );
      return { section, score: sum(often.map((one, t) => (rarity[t] ?? 0) * saturated(one))) };
    })
    .filter((one) => one.score > 0)
    .sort((a, b) => b.score - a.score);

/** For each page: how often it has the term, weighted, over all its fields. */
const frequencies = (pages: readonly PageText[], term: Term): readonly number[] => {
  const perField = fields.map(({ weight, length, of }) => {
    const texts = pages.map(of);
    const lengths = texts.map((parts) => sum(parts.map((part) => part.length)));
    const mean = sum(lengths) / pages.length || 1;
    return texts.map((parts, p) => {
      const often = sum(parts.map((part) => hits(part, term)));
      return (weight * often) / (1 - length + length * ((lengths[p] ?? 0) / mean));
    });
  });
  return pages.map((_, p) => sum(perField.map((field) => field[p] ?? 0)));
};

const saturated = (often: number): number => often / (often + saturation);

/** Robertson and Sparck Jones's weight of a term that so many pages of all have. Never below 0. */
const rarityOf = (having: number, all: number): number => Math.log(1 + (all - having + 0.5) / (having + 0.5));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

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
