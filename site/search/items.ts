import { excerpt } from './excerpt.ts';
import type { Term } from './query.ts';
import type { RankedPage } from './rank.ts';
import type { SectionText } from './text.ts';

/** How many places within a page are listed. */
const places = 3;

/** A page that was found, as a list item: its title, and below it the places in it. */
export const pageItem = (
  { page, sections }: RankedPage,
  terms: readonly Term[],
  lab: string,
): HTMLLIElement => {
  const list = document.createElement('ul');
  list.append(...sections.slice(0, places).map(({ section }) => placeItem(page.url, section, terms)));
  const title = link(page.url, page.title);
  if (page.kind === 'lab') title.append(' ', element('span', lab, 'kind'));
  const item = document.createElement('li');
  item.append(title, list);
  return item;
};

const placeItem = (
  url: string,
  { anchor, heading, text }: SectionText,
  terms: readonly Term[],
): HTMLLIElement => {
  const anchored = link(url + anchor);
  if (heading) anchored.append(element('b', heading));
  const shown = element('span', '', 'excerpt');
  shown.append(
    ...excerpt(text, terms).map((piece) => (piece.found ? element('mark', piece.text) : piece.text)),
  );
  anchored.append(shown);
  const item = document.createElement('li');
  item.append(anchored);
  return item;
};

const element = (name: string, text: string, className = ''): HTMLElement => {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
};

const link = (url: string, text = ''): HTMLAnchorElement => {
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.textContent = text;
  return anchor;
};
