import { corrected } from './nearest.ts';
import { termsOf } from './query.ts';
import type { Term } from './query.ts';
import { rank } from './rank.ts';
import type { RankedPage } from './rank.ts';
import { textsAddress } from './text.ts';
import type { PageText } from './text.ts';

export interface Findings {
  /** Best first. */ readonly pages: readonly RankedPage[];
  readonly terms: readonly Term[];
  /** What was looked for instead, where the query had a slip and nothing was found as it stands. */
  readonly instead?: string;
}

/** Looks through the texts of one language. */
export const find = (texts: readonly PageText[], query: string): Findings => {
  const terms = termsOf(query);
  const instead = corrected(query, texts);
  const looked = instead === undefined ? terms : termsOf(instead);
  return { pages: rank(texts, looked), terms: looked, ...(instead !== undefined && { instead }) };
};

const loaded = new Map<string, Promise<readonly PageText[]>>();

/** The texts of a language, asked for once. Rejects where the site has none: then `npm run build` was not run. */
export const texts = (language: string): Promise<readonly PageText[]> => {
  const known = loaded.get(language) ?? load(textsAddress(language));
  loaded.set(language, known);
  known.catch(() => loaded.delete(language));
  return known;
};

const load = async (address: string): Promise<readonly PageText[]> => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return (await answer.json()) as readonly PageText[];
};
