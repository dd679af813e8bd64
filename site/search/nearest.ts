import { hits } from './rank.ts';
import { termsOf } from './query.ts';
import type { Term } from './query.ts';
import type { PageText } from './text.ts';

/** Below so many letters (of Hangul: consonants and vowels) too many words are near to one another. */
const shortest = 4;

/**
 * A query with words that are nowhere put right: each becomes the nearest word that is somewhere, one slip away
 * or, in a long one, two. Undefined where nothing is near, or nothing was wrong.
 */
export const corrected = (query: string, pages: readonly PageText[]): string | undefined => {
  const texts = pages.flatMap(({ title, about, sections }) => [
    `${title} ${about}`,
    ...sections.map(({ heading, text }) => `${heading} ${text}`),
  ]);
  const missing = termsOf(query).filter((term) => !texts.some((text) => hits(text, term) > 0));
  if (missing.length === 0) return undefined;
  const words = [...new Set(texts.flatMap((text) => wordsOf(text.toLowerCase())))];
  const pairs = missing.map((term) => [term.typed, nearest(term, words)] as const);
  return pairs.some(([, near]) => near !== undefined)
    ? pairs.reduce((text, [typed, near]) => text.toLowerCase().replace(typed, near ?? typed), query)
    : undefined;
};

/** The words of a text, and what two neighbours in Hangul are when they grow together: 지수백오프. */
const wordsOf = (text: string): readonly string[] => {
  const words = text.match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  const hangul = words.map((word) => /^\p{sc=Hangul}/u.test(word));
  const pairs = words.map((word, i) => (hangul[i] && hangul[i + 1] ? `${word}${words[i + 1] ?? ''}` : ''));
  return [...words, ...pairs.filter((pair) => pair !== '')];
};

/** The word, or the beginning of one (its particles left off), that is nearest. */
const nearest = ({ typed }: Term, words: readonly string[]): string | undefined => {
  const letters = typed.normalize('NFD');
  if (letters.length < shortest) return undefined;
  const slips = letters.length < 8 ? 1 : 2;
  let best: { readonly word: string; readonly distance: number } | undefined;
  for (const word of words) {
    for (const start of startsOf(word, typed)) {
      const distance = distanceOf(letters, start.normalize('NFD'), best ? best.distance - 1 : slips);
      if (distance !== undefined) best = { word: start, distance };
    }
  }
  return best?.word;
};

/**
 * A Korean word goes on in particles, so its first syllables count; a Latin word counts as it is. A slip leaves the
 * first syllable or the last as it was, and to look at those is much faster than to measure.
 */
const startsOf = (word: string, typed: string): readonly string[] => {
  if (!/^\p{sc=Hangul}/u.test(word)) return Math.abs(word.length - typed.length) <= 2 ? [word] : [];
  const start = word.slice(0, typed.length);
  return start.length === typed.length && (start[0] === typed[0] || start.at(-1) === typed.at(-1))
    ? [start]
    : [];
};

/** Damerau and Levenshtein's distance, neighbours swapped being one slip; undefined above `most`. */
export const distanceOf = (a: string, b: string, most: number): number | undefined => {
  if (most < 0 || Math.abs(a.length - b.length) > most) return undefined;
  let [before, row]: number[][] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next.push(
        Math.min(
          at(row, j) + 1,
          at(next, j - 1) + 1,
          at(row, j - 1) + same,
          swapped ? at(before, j - 2) + 1 : Infinity,
        ),
      );
    }
    if (Math.min(...next) > most) return undefined;
    [before, row] = [row, next];
  }
  const distance = at(row, b.length);
  return distance <= most ? distance : undefined;
};

const at = (row: readonly number[] | undefined, index: number): number => row?.[index] ?? Infinity;
