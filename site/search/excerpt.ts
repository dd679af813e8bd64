import type { Term } from './query.ts';

/** A piece of an excerpt: text, and whether it is what was looked for. */
export interface Piece {
  readonly text: string;
  readonly found: boolean;
}

/** So much text is shown, and so much of it before the first find. */
const width = 140;
const lead = 36;

/** The part of a text where most of what was asked comes together, cut between words, with what was found marked. */
export const excerpt = (text: string, terms: readonly Term[]): readonly Piece[] => {
  const finds = findsIn(text, terms);
  const start = wordStart(text, (densest(finds)?.from ?? 0) - lead);
  const end = start + width < text.length ? wordStart(text, start + width) : text.length;
  const pieces: Piece[] = start > 0 ? [{ text: '… ', found: false }] : [];
  let here = start;
  for (const { from, to } of finds) {
    if (from < here || to > end) continue;
    pieces.push({ text: text.slice(here, from), found: false }, { text: text.slice(from, to), found: true });
    here = to;
  }
  pieces.push({ text: text.slice(here, end) + (end < text.length ? '…' : ''), found: false });
  return pieces.filter((piece) => piece.text !== '');
};

interface Find {
  readonly from: number;
  readonly to: number;
  /** Which term it is. */ readonly term: number;
}

const findsIn = (text: string, terms: readonly Term[]): readonly Find[] =>
  terms
    .flatMap(({ forms }, term) =>
      forms.flatMap(({ pattern }) =>
        [...text.matchAll(pattern)].map(({ index, 0: { length } }) => ({
          from: index,
          to: index + length,
          term,
        })),
      ),
    )
    .sort((a, b) => a.from - b.from || b.to - a.to);

/** The find from which on the most different terms stand within one excerpt. */
const densest = (finds: readonly Find[]): Find | undefined => {
  const terms = ({ from }: Find): number =>
    new Set(finds.filter((one) => one.from >= from && one.to <= from + width - lead).map(({ term }) => term))
      .size;
  return finds.reduce<Find | undefined>(
    (best, find) => (!best || terms(find) > terms(best) ? find : best),
    undefined,
  );
};

/** The next place, from `index` on, where a word begins. */
const wordStart = (text: string, index: number): number => {
  if (index <= 0) return 0;
  const space = text.indexOf(' ', index);
  return space === -1 ? text.length : space + 1;
};
