/** Diagrams are drawn beforehand: each source, in each language, has the drawing that belongs to it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { diagramHash } from '../../site/diagrams/hash.ts';
import { inColours } from '../../site/diagrams/theme.ts';

const sources = readdirSync('content/diagrams').filter((file) => file.endsWith('.mmd'));
const names = [...new Set(sources.map((file) => file.replace(/\.(ko|en)\.mmd$/, '')))];
const read = (file: string): string => readFileSync(`content/diagrams/${file}`, 'utf8');
const drawingOf = (file: string): string => `site/diagrams/${diagramHash(read(file))}.svg`;
const edges = (source: string): string[] => source.match(/\S+ --> \S+?(?=:|\n|$)/g) ?? [];

describe.each(names)('%s', (name) => {
  test('says the same in both languages', () => {
    expect(edges(read(`${name}.ko.mmd`))).toEqual(edges(read(`${name}.en.mmd`)));
  });
});

describe.each(sources)('%s', (file) => {
  test('is drawn as it is written; if this fails, run "npm run diagrams"', () => {
    expect(existsSync(drawingOf(file))).toBe(true);
  });
  test('takes every colour from the theme, and no script, font or picture from anywhere', () => {
    const drawing = readFileSync(drawingOf(file), 'utf8');
    expect(drawing).toContain('var(--ink)');
    expect(drawing.replaceAll(/xmlns(?::\w+)?="[^"]*"/g, '')).not.toMatch(/<script|https?:|@import|<image/);
  });
});

test('no drawing is left whose source is gone', () => {
  const wanted = new Set(sources.map((file) => drawingOf(file)));
  const drawn = readdirSync('site/diagrams').filter((file) => file.endsWith('.svg'));
  expect(drawn.filter((file) => !wanted.has(`site/diagrams/${file}`))).toEqual([]);
});

test('stand-in colours become variables in each form that Mermaid writes them in', () => {
  expect(inColours('a #010203 b rgb(4, 5, 6) c rgba(7,8,9,0.5)')).toBe(
    'a var(--ink) b var(--surface) c var(--rule-strong)',
  );
});
