import type { CheckReport, Language, Outcome, Report } from '../report.ts';
import { explain, place } from './explain.ts';
import type { Format } from './format.ts';
import { transcriptTable } from './markdown-transcript.ts';
import { mermaid } from './mermaid.ts';
import { duration, points } from './numbers.ts';
import { capped, tail } from './text/cap.ts';
import { inert } from './text/inert.ts';
import { codeBlock, codeSpan, folded, markdownSentence, markdownText } from './text/markdown.ts';
import { isolations, outcomes, say, words } from './words.ts';

const signs: Readonly<Record<Outcome, string>> = {
  pass: '✅',
  fail: '❌',
  inconclusive: '❔',
  error: '⚠️',
  'not-run': '➖',
};

/** A comment on GitHub holds 65,536 characters; what goes over it is left out whole, check by check. */
const most = 60_000;
const outputShown = 2000;

/** To be read where Markdown is: a pull request, a step summary, a mail. */
export const markdown: Format = {
  name: 'markdown',
  extension: 'md',
  mimeType: 'text/markdown',
  render: (report, { language }) => fill(report, language),
};

/** The overview, and then as many checks in full as there is room for. */
function fill(report: Report, language: Language): string {
  const end = circumstances(report, language);
  let text = overview(report, language);
  const details = report.checks.filter(({ failure, problem }) => failure ?? problem);
  for (const [index, check] of details.entries()) {
    const section = checkSection(check, language);
    if (text.length + section.length + end.length > most)
      return `${text}\n${say.more[language](details.length - index)}\n${end}`;
    text += section;
  }
  return text + end;
}

function overview(report: Report, language: Language): string {
  const { checks, lab } = report;
  const passed = checks.filter(({ outcome }) => outcome === 'pass').length;
  const undecided = checks.filter(({ outcome }) => outcome === 'inconclusive' || outcome === 'error').length;
  const total = [
    say.passed[language](passed, checks.length),
    say.points[language](points(report.points.earned), points(report.points.possible)),
  ].join(', ');
  return [
    `## ${signs[report.outcome]} ${lab.number} ${markdownText(lab.title[language])}\n`,
    `**${total}** — ${codeSpan(capped(inert(report.solution.name).replaceAll('\n', ' '), 100))}\n`,
    ...problem(report, language),
    ...(undecided > 0 ? [`> ${say.undecided[language](undecided)}\n`] : []),
    table(checks, language),
  ].join('\n');
}

function problem({ problem: found }: Report, language: Language): string[] {
  if (found === undefined) return [];
  const where = found.at ? `${markdownText(place(found.at))}: ` : '';
  return [`> ${signs.fail} ${where}${markdownSentence(capped(found.message[language], 2000))}\n`];
}

function table(checks: readonly CheckReport[], language: Language): string {
  const rows = checks.map(
    ({ title, outcome, earned, points: possible, durationMs }) =>
      `| ${signs[outcome]} ${outcomes[outcome][language]} | ${markdownText(title[language])} | ${points(earned)}/${points(possible)} | ${duration(durationMs)} |`,
  );
  const head = [words.outcome, words.check, words.points, words.time].map((word) => word[language]);
  return [`| ${head.join(' | ')} |`, '| --- | --- | ---: | ---: |', ...rows, ''].join('\n');
}

function checkSection(check: CheckReport, language: Language): string {
  const lines = explain(check, language).map(({ key, label, text }) =>
    key === 'replay'
      ? `- **${label}**: ${codeSpan(text.replaceAll('\n', ' '))}`
      : `- **${label}**: ${markdownSentence(text)}`,
  );
  const drawn = mermaid(check, language);
  return [
    `\n### ${signs[check.outcome]} ${markdownText(check.title[language])}\n`,
    `${lines.join('\n')}\n`,
    ...(drawn === '' ? [] : [codeBlock(drawn, 'mermaid'), transcriptTable(check, language)]),
    ...output(check, language),
  ].join('\n');
}

function output({ output: printed }: CheckReport, language: Language): string[] {
  const shown = inert(tail(printed.trimEnd(), outputShown));
  return shown === '' ? [] : [folded(words.output[language], codeBlock(shown, 'text'))];
}

function circumstances(report: Report, language: Language): string {
  const missing =
    report.missing.length === 0 ? '' : ` (${words.missingLayers[language]}: ${report.missing.join(', ')})`;
  const parts = [
    `${words.seed[language]} ${codeSpan(report.seed)}`,
    isolations[report.isolation][language] + markdownText(missing),
    `Wirebook ${markdownText(report.wirebook)}`,
  ];
  return `\n<sub>${parts.join(' · ')}</sub>\n`;
}
