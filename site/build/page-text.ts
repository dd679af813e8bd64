import { HTMLElement, NodeType, parse } from 'node-html-parser';
import type { Node } from 'node-html-parser';
import type { PageText, SectionText } from '../search/text.ts';

/** Where the words of a page are, by what kind of page it is. */
const bodies = { lesson: '.sl-markdown-content', lab: '.wb-brief' } as const;

/** What nobody looks for, or should not find: code is no prose, and answers would be given away. */
const left =
  'pre, svg, summary, script, style, template, noscript, [role="tablist"], .answer, .sl-anchor-link, [data-search-ignore]';

const inline = new Set(
  'a abbr astro-slot b bdi cite code del dfn em i ins kbd mark q s samp small span strong sub sup u var'.split(
    ' ',
  ),
);

/** What a built lesson or lab says itself. Throws where the page has no text, so that none goes missing. */
export const pageText = (url: string, html: string): Omit<PageText, 'topics'> => {
  const kind = url.split('/')[2] === 'labs' ? 'lab' : 'lesson';
  const page = parse(html);
  const body = page.querySelector(bodies[kind]);
  const title = page.querySelector('h1')?.text.trim();
  if (!body || !title)
    throw new Error(`${url} has no ${body ? 'h1' : bodies[kind]}: the search cannot read it.`);
  for (const element of body.querySelectorAll(left)) element.remove();
  const about = page.querySelector('meta[name="description"]')?.getAttribute('content') ?? '';
  return { kind, url, title: tidy(title), about: tidy(about), sections: sectionsOf(body) };
};

const sectionsOf = (body: HTMLElement): readonly SectionText[] => {
  const sections = [{ anchor: '', heading: '', text: '' }];
  const say = (text: string): void => {
    const section = sections.at(-1);
    if (section) section.text += text;
  };
  const walk = (node: Node): void => {
    if (node.nodeType === NodeType.TEXT_NODE) say(node.text);
    if (!(node instanceof HTMLElement)) return;
    if (/^H[2-4]$/.test(node.tagName)) {
      sections.push({ anchor: node.id && `#${node.id}`, heading: tidy(node.text), text: '' });
      return;
    }
    const apart = inline.has(node.rawTagName) ? '' : ' ';
    say(apart);
    node.childNodes.forEach(walk);
    say(apart);
  };
  walk(body);
  return sections
    .map(({ text, ...rest }) => ({ ...rest, text: tidy(text) }))
    .filter(({ heading, text }) => heading + text !== '');
};

const tidy = (text: string): string => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
