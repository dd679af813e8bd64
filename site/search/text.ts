/** What the search knows of a page; `/search/<language>.json` is a list of these, written when the site is built. */
export interface PageText {
  readonly kind: 'lesson' | 'lab';
  /** `/ko/lessons/lifecycle/` */ readonly url: string;
  readonly title: string;
  /** The sentence below the title. */ readonly about: string;
  /** What it explains, as tables of other pages say that lead here: `종료 코드(close code)`. */
  readonly topics: readonly string[];
  readonly sections: readonly SectionText[];
}

export interface SectionText {
  /** `#clean-and-unclean-ends`; empty before the first heading. */ readonly anchor: string;
  readonly heading: string;
  /** Running text in one line, without code blocks, demos and answers. */ readonly text: string;
}

/** Where the texts of a language are found. */
export const textsAddress = (language: string): string => `/search/${language}.json`;
