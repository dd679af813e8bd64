import type { Localized, ProblemReport } from './report.ts';

/** The texts of a problem: functions of its parameters, one per language. */
export type ProblemText = Readonly<
  Record<keyof Localized, (params: Readonly<Record<string, string>>) => string>
>;

/**
 * A fault that a person meets: a stable code and a sentence in both languages that says what happened and what
 * to do next. Thrown by every layer; each keeps its own catalogue and docs/errors.md lists them all.
 */
export class Problem extends Error {
  readonly code: string;
  readonly localized: Localized;
  readonly at: ProblemReport['at'];

  constructor(code: string, localized: Localized, at?: ProblemReport['at']) {
    super(localized.en);
    this.name = 'Problem';
    this.code = code;
    this.localized = localized;
    this.at = at;
  }

  report(): ProblemReport {
    return { code: this.code, message: this.localized, ...(this.at && { at: this.at }) };
  }
}

/** Makes a catalogue of problems callable: `problems('lab-unknown', { name })` gives the Problem to throw. */
export function catalogue<const T extends Readonly<Record<string, ProblemText>>>(texts: T) {
  const make = (
    code: keyof T & string,
    params: Readonly<Record<string, string>> = {},
    at?: ProblemReport['at'],
  ): Problem => {
    const text = texts[code] as ProblemText;
    return new Problem(code, { ko: text.ko(params), en: text.en(params) }, at);
  };
  return Object.assign(make, { texts });
}
