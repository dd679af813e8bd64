import GithubSlugger from 'github-slugger';

/** A section of a lesson. */
export interface Heading {
  /** As it stands in the source. */ readonly text: string;
  /** Its anchor on the page. */ readonly anchor: string;
}

/** The sections of a lesson's source, in order; the anchors as the site makes them. */
export const headingsIn = (source: string): readonly Heading[] => {
  const slugger = new GithubSlugger();
  const prose = source.replaceAll(/^\s*(```|~~~)[^]*?^\s*\1/gm, '');
  return [...prose.matchAll(/^#{2,6} +(.+?) *$/gm)].map(([, text = '']) => ({
    text,
    anchor: slugger.slug(plain(text)),
  }));
};

/** Without the marks around code. */
export const plain = (heading: string): string => heading.replaceAll('`', '');
