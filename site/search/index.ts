/** What is used of Pagefind's own module, which is built into the site beside its index. */
interface Pagefind {
  search(query: string): Promise<{ results: { data(): Promise<FoundPage> }[] }>;
}

export interface Found {
  readonly title: string;
  readonly url: string;
  /** HTML: text of ours with `<mark>` around what was found. */ readonly excerpt: string;
}

export interface FoundPage {
  readonly url: string;
  readonly meta: { readonly title: string };
  readonly sub_results: readonly Found[];
}

/** More than this many pages nobody reads through. */
const most = 8;

/** Finds pages in the language of this one. Rejects where the site has no index. */
export const search = async (query: string): Promise<readonly FoundPage[]> => {
  const address = '/pagefind/pagefind.js';
  const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind;
  const { results } = await pagefind.search(query);
  return Promise.all(results.slice(0, most).map((result) => result.data()));
};
