/** The promise at the head of site/styles/tokens.css: text is readable on every ground, in both themes (WCAG 2.2 AA). */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync('site/styles/tokens.css', 'utf8');

const coloursOf = (selector: string): ReadonlyMap<string, string> => {
  const block = css.split(`${selector} {`)[1]?.split('}')[0] ?? '';
  return new Map(
    [...block.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]),
  );
};

const themes = { light: coloursOf(":root[data-theme='light']"), dark: coloursOf(":root[data-theme='dark']") };

/** Relative luminance (WCAG 2.2). */
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

const grounds = ['--paper', '--surface', '--sunken'];
const inks = [
  '--ink',
  '--ink-soft',
  '--ink-faint',
  '--accent',
  '--client',
  '--server',
  '--pass',
  '--fail',
  '--unsure',
];
const onOwnGround = ['--client', '--server', '--pass', '--fail', '--unsure'].map((ink) => [
  ink,
  `${ink}-soft`,
]);
const pairs = [
  ...inks.flatMap((ink) => grounds.map((ground) => [ink, ground])),
  ...onOwnGround,
  ['--on-accent', '--accent'],
  ['--accent', '--accent-soft'],
  ['--ink', '--client-soft'],
];

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  test.each(pairs)('%s on %s reaches 4.5:1', (ink = '', ground = '') => {
    const colours = themes[theme];
    expect(contrast(colours.get(ink) ?? '', colours.get(ground) ?? '')).toBeGreaterThanOrEqual(4.5);
  });
  test('names every colour that the other theme names', () => {
    expect([...themes.light.keys()]).toEqual([...themes.dark.keys()]);
  });
});
