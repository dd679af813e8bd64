import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { markdown } from '../../grader/render/markdown.ts';
import { codeBlock, codeSpan, markdownSentence, markdownText } from '../../grader/render/text/markdown.ts';
import {
  attacks,
  check,
  everyOutcome,
  failure,
  hostile,
  neverHeard,
  notStarted,
  report,
} from './fixtures/reports.ts';

/** As GitHub reads it: GitHub Flavored Markdown, HTML let through. */
const html = (text: string): string =>
  micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });

const tags = (text: string): Set<string> =>
  new Set([...html(text).matchAll(/<([a-z][\w-]*)/gi)].map(([, tag]) => tag ?? ''));

const ours = [
  'blockquote',
  'br',
  'code',
  'details',
  'h2',
  'h3',
  'li',
  'p',
  'pre',
  'strong',
  'sub',
  'summary',
  'ul',
];
const tables = ['table', 'thead', 'tbody', 'tr', 'th', 'td'];

describe('markdown', () => {
  it('begins with the verdict and a table of all checks', () => {
    const page = html(markdown.render(everyOutcome, { language: 'en' }));
    expect(page).toMatch(
      /^<h2>⚠️ 03 Echo server<\/h2>\n<p><strong>1 of 6 checks passed, 1 of 7 points<\/strong>/,
    );
    expect(page.match(/<tr>/g)?.length).toBeGreaterThan(6);
    expect(page).toContain('<td>❌ failed</td>');
  });

  it('draws every failure for those who see, and lists it for those who do not', () => {
    const page = markdown.render(report([neverHeard]), { language: 'ko' });
    expect(page).toContain('```mermaid\nsequenceDiagram\n');
    expect(page).toContain('<details><summary>주고받은 것</summary>');
    expect(page).toContain('| ❌ | | 민수 | 오지 않음: 민수에게 "안녕하세요" |');
  });

  it('can be read as it is written, in a mail', () => {
    const page = markdown.render(everyOutcome, { language: 'en' });
    expect(page).toContain('- **Usual cause**: You answered binary with text: pass `{ binary: isBinary }`.');
    expect(page).toContain(
      '- **Try it again**: `npx wirebook grade echo echo.ts --only binary-comes-back --seed 7f3a`',
    );
  });

  it('says once why nothing could be started', () => {
    const page = html(markdown.render(notStarted, { language: 'en' }));
    expect(page).toContain('echo.ts:12:3: A <code>}</code> is missing on line 12.');
    expect(page.match(/is missing/g)).toHaveLength(1);
  });

  it('has no tag, link, picture or script but our own, whatever a solution sent', () => {
    for (const language of ['ko', 'en'] as const)
      expect(
        [...tags(markdown.render(hostile, { language }))].filter(
          (tag) => ![...ours, ...tables].includes(tag),
        ),
      ).toEqual([]);
  });

  it('leaves whole checks out where it would grow over what a comment holds, and says so', () => {
    const long = (id: string) =>
      check(id, {
        outcome: 'fail',
        failure: failure({ observed: { ko: 'x'.repeat(9000), en: 'x'.repeat(9000) } }),
        output: 'y'.repeat(16_000),
      });
    const page = markdown.render(report(Array.from({ length: 60 }, (_, index) => long(`c${index}`))), {
      language: 'en',
    });
    expect(page.length).toBeLessThan(65_536);
    expect(page).toMatch(/\d+ more; the full report shows them\./);
    expect(page.match(/<details>/g)?.length).toBe(page.match(/<\/details>/g)?.length);
  });
});

describe('text in Markdown', () => {
  it.each([
    ...attacks.split('\n'),
    'a@b.example',
    'mailto:x@y.example',
    '<https://x.example>',
    '&copy; &#35;',
    '*a* _b_ ~~c~~',
    '| - |',
    '$x$',
    '\\*a\\*',
  ])('shows %j and does nothing', (attack) => {
    for (const page of [
      html(`- x: ${markdownText(attack)}`),
      html(`| a |\n| --- |\n| ${markdownText(attack)} |`),
    ])
      expect(page.replace(/<\/?(ul|li|table|thead|tbody|tr|th|td)>/g, '')).not.toMatch(/<[a-z/!]/i);
  });

  it('mentions nobody and refers to no issue', () => {
    expect(markdownText('@everyone #12 GH-3 a@b.example')).not.toMatch(/@\w|#\d|GH-\d/);
  });

  it('keeps the code in our sentences', () => {
    expect(html(markdownSentence('pass `{ a: *b* }` to _send_'))).toBe(
      '<p>pass <code>{ a: *b* }</code> to _send_</p>',
    );
  });

  it('holds anything in a code span and in a code block', () => {
    for (const text of ['`', '``', ' `a` ', '```\nx', 'a | b', '~~~'])
      expect(html(codeBlock(text))).toBe(`<pre><code>${text}\n</code></pre>\n`);
    for (const text of ['`', '``', ' `a` ', 'x``y', 'a | b'])
      expect(html(codeSpan(text))).toBe(`<p><code>${text}</code></p>`);
  });
});
