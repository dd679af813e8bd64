/** Nothing of the content hangs loose: samples are shown and run, labs have a lesson that leads to them. */
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findLabs } from '../../grader/labs.ts';

const read = (file: string): string => readFileSync(file, 'utf8');
const paths = (pattern: string): string[] => globSync(pattern).map((path) => path.replaceAll('\\', '/'));
const all = (pattern: string): string => paths(pattern).map(read).join('\n');

const samples = paths('content/samples/**/*.{ts,py}').map((path) => path.slice('content/samples/'.length));

/** What lessons show and demos start, without endings: `lifecycle/echo`, `lifecycle/pitfalls/waiting`. */
const lessons = all('content/docs/ko/*.mdx');
const shown = new Set(
  [...lessons.matchAll(/<(?:Samples|Pitfall)\s+of="([^"]+)"(?:\s+after="([^"]+)")?/g)].flatMap((match) =>
    match.slice(1),
  ),
);
const started = all('site/demos/**/*.{ts,tsx}');
const stemOf = (sample: string): string => sample.replace(/\.(?:ts|py)$/, '');
const pairOf = (sample: string): string => stemOf(sample).replace(/-(?:wrong|right)$/, '');

/** The tests of a lesson's samples; those of the first lesson that had any stand in the file without a name. */
const testsOf = (sample: string): string => {
  const [lesson = ''] = sample.split('/');
  return all(`tests/unit/content-samples-${lesson}*.test.ts`) + read('tests/unit/content-samples.test.ts');
};

describe.each(samples)('content/samples/%s', (sample) => {
  test('is shown in a lesson or started by a demo', () => {
    const demo =
      started.includes(`samples/${stemOf(sample)}`) || started.includes(`samples/${pairOf(sample)}`);
    expect(shown.has(stemOf(sample)) || shown.has(pairOf(sample)) || demo).toBe(true);
  });
  test('is run by a test', () => {
    expect(testsOf(sample)).toContain(pairOf(sample).split('/').at(-1));
  });
});

describe('a lab has a lesson', async () => {
  const files = readdirSync('content/docs/ko');
  test.each(await findLabs())('$folder', ({ slug, lesson }) => {
    const file = files.find((name) => name.slice(3) === `${lesson}.mdx`);
    expect(file, `content/docs/ko/NN-${lesson}.mdx`).toBeDefined();
    for (const language of ['ko', 'en']) {
      const text = read(`content/docs/${language}/${String(file)}`);
      if (!/^draft: true$/m.test(text)) expect(text).toContain(`<LabLink slug="${slug}"`);
    }
  });
});
