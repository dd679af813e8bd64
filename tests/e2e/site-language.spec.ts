/** What was built speaks one language a page, down to its labels; and lesson and lab lead to one another. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { HTMLElement, NodeType, parse } from 'node-html-parser';
import type { Node } from 'node-html-parser';
import { findLabs } from '../../grader/labs.ts';
import { pagesIn } from './site-map.ts';

const dist = join(import.meta.dirname, '../../dist');
const read = (page: string): HTMLElement => parse(readFileSync(join(dist, page, 'index.html'), 'utf8'));

/** Code, quotations, and titles of what is elsewhere, are what they are. */
const left = 'pre, code, kbd, q, cite, script, style, template, [data-code], a[href^="http"]';
const labels = ['aria-label', 'title', 'placeholder', 'alt'];

/** Every text and label of a page that is meant to be in `language`. */
const textsOf = (page: HTMLElement, language: string): string[] => {
  for (const element of page.querySelectorAll(left)) element.remove();
  for (const element of page.querySelectorAll(`[lang]:not([lang="${language}"])`)) element.remove();
  const texts: string[] = [];
  const walk = (node: Node): void => {
    if (node.nodeType === NodeType.TEXT_NODE) texts.push(node.text.trim());
    if (!(node instanceof HTMLElement)) return;
    texts.push(...labels.map((name) => node.getAttribute(name) ?? ''));
    node.childNodes.forEach(walk);
  };
  walk(page);
  return texts.filter((text) => text !== '');
};

test('no English page has a Korean text or label', () => {
  for (const page of pagesIn('en')) {
    const found = textsOf(read(page), 'en').filter((text) => /[가-힣]/.test(text));
    expect(found, page).toEqual([]);
  }
});

test('no Korean page has an English sentence or label', () => {
  const sentence = /^[^가-힣]*\b(?:the|this|your|of|and|is)\b [^가-힣]*$/i;
  for (const page of pagesIn('ko')) {
    const found = textsOf(read(page), 'ko').filter((text) => sentence.test(text));
    expect(found, page).toEqual([]);
  }
});

test('a lab leads to its lesson, and the lesson back to the lab', async () => {
  for (const { slug, lesson } of await findLabs()) {
    for (const language of ['ko', 'en'] as const) {
      const [there, back] = [`${language}/lessons/${lesson}/`, `${language}/labs/${slug}/`];
      if (!pagesIn(language).includes(there)) continue;
      expect(read(back).querySelector(`a[href="/${there}"]`), `${back} to ${there}`).not.toBeNull();
      expect(
        read(there).querySelector(`.sl-markdown-content a[href="/${back}"]`),
        `${there} to ${back}`,
      ).not.toBeNull();
    }
  }
});
