import { parse } from 'node-html-parser';

/** What a page explains, as another page says: by the address of the page that explains it. */
export type Topics = ReadonlyMap<string, readonly string[]>;

/**
 * Reads the tables of a built page that lead to other pages, such as the concepts at a glance: a row that ends in
 * nothing but a link says that what it begins with is explained there.
 */
export const topicsIn = (html: string): Topics => {
  const topics = new Map<string, string[]>();
  for (const row of parse(html).querySelectorAll('tbody tr')) {
    const cells = row.querySelectorAll('th, td');
    const [topic, leads] = [cells[0]?.text.trim() ?? '', cells.slice(1).at(-1)];
    const link = leads?.querySelector('a');
    const url = link?.getAttribute('href');
    // A number in the first cell counts the rows; it is no topic.
    if (!/\p{L}/u.test(topic) || !url?.startsWith('/') || link?.text.trim() !== leads?.text.trim()) continue;
    topics.set(url, [...(topics.get(url) ?? []), topic]);
  }
  return topics;
};
