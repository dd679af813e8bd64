import type { Language } from '../grader/report.ts';

export const languages: readonly Language[] = ['ko', 'en'];

/**
 * The language to speak before the arguments are parsed, since a wrong argument has to be answered in it too:
 * `--language`, else the locale (POSIX: LC_ALL over LC_MESSAGES over LANG), else what the system says.
 */
export function languageOf(args: readonly string[], env: NodeJS.ProcessEnv): Language {
  return asked(args) ?? fromLocale(env.LC_ALL || env.LC_MESSAGES || env.LANG || systemLocale());
}

function asked(args: readonly string[]): Language | undefined {
  const index = args.findLastIndex((arg) => /^--language(=|$)/.test(arg));
  const value = args[index]?.split('=')[1] ?? args[index + 1];
  return index < 0 ? undefined : languages.find((language) => language === value);
}

const fromLocale = (locale: string): Language => (/^ko\b/i.test(locale.replace('_', '-')) ? 'ko' : 'en');

/** Where no variable is set (Windows) Intl knows. */
const systemLocale = (): string => Intl.DateTimeFormat().resolvedOptions().locale;
