/** The search finds what readers ask for, over the texts that were built. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { find } from '../../site/search/index.ts';
import type { PageText } from '../../site/search/text.ts';
import { textsAddress } from '../../site/search/text.ts';
import { queries } from './search-queries.ts';
import { pagesIn } from './site-map.ts';

const dist = join(import.meta.dirname, '../../dist');

for (const language of ['ko', 'en'] as const) {
  const texts = JSON.parse(readFileSync(join(dist, textsAddress(language)), 'utf8')) as PageText[];
  const addresses = new Set(texts.map(({ url }) => url));
  const addressOf = (page: string): string => `/${language}/${page}/`;

  test(`it looks through every lesson and lab (${language})`, () => {
    const built = pagesIn(language).filter((path) => /^..\/(?:lessons|labs)\/[^/]+\/$/.test(path));
    expect([...addresses].sort()).toEqual(built.map((path) => `/${path}`));
  });

  for (const [query, page] of queries[language]) {
    if (!addresses.has(addressOf(page))) continue;
    test(`"${query}" finds ${page} (${language})`, () => {
      const first = find(texts, query)
        .pages.slice(0, 3)
        .map(({ page: { url } }) => url);
      expect(first).toContain(addressOf(page));
    });
  }
}

test('there are at least 30 queries in either language', () => {
  for (const list of Object.values(queries)) expect(list.length).toBeGreaterThanOrEqual(30);
});
