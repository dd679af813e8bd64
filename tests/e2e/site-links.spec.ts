/** Nothing on the built site leads nowhere. */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const dist = join(import.meta.dirname, '../../dist');
const pages = globSync('**/*.html', { cwd: dist }).map((file) => file.replaceAll('\\', '/'));
const read = (file: string): string => readFileSync(join(dist, file), 'utf8');

const matches = (html: string, pattern: RegExp): string[] =>
  [...html.matchAll(pattern)].map(([, value = '']) => value.replaceAll('&amp;', '&'));
const links = (html: string): string[] =>
  matches(html, /<(?:a|link|script|img)\s[^>]*?(?:href|src)="([^"]*)"/g);
const ids = (html: string): Set<string> => new Set(matches(html, /\sid="([^"]*)"/g));

/** The file that an address of the site is served from, if there is one. */
const fileOf = (pathname: string): string | undefined =>
  [pathname, `${pathname}/index.html`]
    .map((path) => decodeURIComponent(path).replaceAll(/\/+/g, '/').slice(1))
    .find((path) => existsSync(join(dist, path)) && statSync(join(dist, path)).isFile());

const deadLinks = (page: string): string[] =>
  links(read(page)).filter((link) => {
    const { origin, pathname, hash } = new URL(link, `http://site/${page}`);
    if (origin !== 'http://site') return false;
    const file = fileOf(pathname);
    if (file === undefined) return true;
    return hash !== '' && !ids(read(file)).has(decodeURIComponent(hash.slice(1)));
  });

test('there are pages to look at', () => {
  expect(pages).toContain('en/lessons/lifecycle/index.html');
});

for (const page of pages) {
  test(`every link and anchor on ${page} leads to something`, () => {
    expect(deadLinks(page)).toEqual([]);
  });
}
