import { languageOf } from '../../cli/language.ts';
import type { Localized } from '../../grader/report.ts';

const language = languageOf([], process.env);

/** A line for whoever runs the tests, in their language. */
export const say = (text: Localized): void => print(text[language]);

export const print = (line: string): void => void process.stdout.write(`${line}\n`);
