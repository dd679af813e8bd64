import { inertLine } from './inert.ts';

/**
 * What CommonMark, GFM and GitHub give a meaning to within a line, and no more, so that the source can be read as
 * well: markup, HTML, cells, math, entities, and the beginnings of links that need no markup (`https://`, `www.`).
 */
const special = /[\\`*_[\]<|~$]|&(?=#?\w)|:(?=\/\/|[a-z])|(?<=www)\./gi;

/** A mention or a reference to an issue: GitHub makes links of them after Markdown is done, whatever is escaped. */
const references = /@(?=\w)|#(?=\d)|(?<=\bGH)-(?=\d)/gi;

const wordJoiner = '\u2060';

/** Text as it is, somewhere in a line of Markdown: no markup, no links, no HTML, nobody notified. */
export const markdownText = (text: string): string =>
  inertLine(text)
    .replace(references, (character) => character + wordJoiner)
    .replace(special, '\\$&');

/** The same for sentences of our own, which may hold `code`: code stays code, the rest is escaped. */
export const markdownSentence = (text: string): string =>
  inertLine(text)
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? codeSpan(part.slice(1, -1)) : markdownText(part)))
    .join('');

/** A code span that holds anything (CommonMark 6.1): its fence is longer than any run of backticks inside. */
export function codeSpan(text: string): string {
  const fence = '`'.repeat(longestRun(text) + 1);
  const padded = /^`|`$|^ .* $/.test(text) ? ` ${text} ` : text;
  return `${fence}${padded}${fence}`;
}

/** The same in a cell of a table, which is cut at `|` before code is looked for (GFM 4.10). */
export const codeCell = (text: string): string => codeSpan(text).replaceAll('|', '\\|');

/** A fenced code block that holds anything (CommonMark 4.5). */
export function codeBlock(text: string, language = ''): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}\n`;
}

/** What opens at a click where HTML is understood, and is plain text where it is not. */
export const folded = (title: string, content: string): string =>
  `<details><summary>${title}</summary>\n\n${content}\n</details>\n`;

const longestRun = (text: string): number =>
  Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
