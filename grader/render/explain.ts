import type { CheckReport, Language, ProblemReport } from '../report.ts';
import { capped } from './text/cap.ts';
import { inert } from './text/inert.ts';
import { words } from './words.ts';

/** One line of an explanation: `Expected`, and what was. */
export interface Line {
  readonly key: keyof typeof words;
  readonly label: string;
  readonly text: string;
}

/** No sentence of a check is longer; a payload quoted in one may be. */
const longest = 2000;

/** Why a check did not pass, and how to see it again: every line that the report has, in reading order. */
export function explain(check: CheckReport, language: Language): Line[] {
  const { failure, problem } = check;
  return lines(language, {
    promised: failure?.promised[language],
    expected: failure?.expected[language],
    observed: failure?.observed[language],
    cause: failure?.cause?.[language],
    why: problem?.message[language],
    where: problem?.at && place(problem.at),
    rests: check.rests,
    replay: check.replay,
  });
}

/** `echo.ts:12:3` */
export const place = (at: NonNullable<ProblemReport['at']>): string =>
  [at.file, at.line, at.column].filter((part) => part !== undefined).join(':');

function lines(language: Language, texts: { [key in keyof typeof words]?: string | undefined }): Line[] {
  return Object.entries(texts).flatMap(([name, text]) => {
    const key = name as keyof typeof words;
    return text ? [{ key, label: words[key][language], text: capped(inert(text), longest) }] : [];
  });
}

/** The explanation as plain text, one line each. */
export const explanation = (check: CheckReport, language: Language): string =>
  explain(check, language)
    .map(({ label, text }) => `${label}: ${text}`)
    .join('\n');

/** In one sentence: what was observed, or why there is no verdict. */
export function headline(check: CheckReport, language: Language): string {
  const text = check.failure?.observed[language] ?? check.problem?.message[language] ?? '';
  return capped(inert(text), longest);
}
