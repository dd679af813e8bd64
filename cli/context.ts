import type { Language, Localized } from '../grader/report.ts';
import { languageOf } from './language.ts';
import { openOutput, type Output } from './terminal/output.ts';

/** What every command is given: whom it talks to, in which language, and when to stop. */
export interface Context {
  readonly language: Language;
  /** The text in the user's language. */
  readonly say: (text: Localized) => string;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Aborts on SIGINT, SIGTERM and SIGHUP, with the signal's name as its reason. */
  readonly signal: AbortSignal;
}

export function openContext(args: readonly string[]): Context {
  const language = languageOf(args, process.env);
  return {
    language,
    say: (text) => text[language],
    stdout: openOutput(process.stdout, process.env),
    stderr: openOutput(process.stderr, process.env),
    signal: whenInterrupted(),
  };
}

function whenInterrupted(): AbortSignal {
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => interrupted.abort(signal));
  }
  return interrupted.signal;
}
