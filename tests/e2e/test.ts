import { test as base, expect } from '@playwright/test';
import type { Language } from '../../grader/report.ts';
import { type TestCompanion, withCompanion } from './companion/companion.ts';
import { CompanionProcess } from './companion/process.ts';
import { watch } from './watch.ts';

interface Settings {
  /** What the console may say because the test brings it about, a companion that is away for example. */
  expected: readonly RegExp[];
}

interface Fixtures {
  /** A companion of the test's own, with nothing in it yet; pages are relative to its address. */
  readonly companion: TestCompanion;
  /** Fails the test when a page writes an error to the console or asks a foreign host for anything. */
  readonly watched: undefined;
}

interface WorkerFixtures {
  readonly host: CompanionProcess;
}

/** Every end-to-end test starts from this one, so that no page gets away with an error that nobody looked for. */
export const test = base.extend<Settings & Fixtures, WorkerFixtures>({
  expected: [[], { option: true }],
  host: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from the pattern
    async ({}, use) => {
      await using host = new CompanionProcess();
      await use(host);
    },
    { scope: 'worker' },
  ],
  companion: async ({ host }, use) => withCompanion(host, use),
  baseURL: async ({ companion }, use) => use(companion.url),
  watched: [
    async ({ context, companion, expected }, use) => {
      const sins = watch(context, companion.url);
      await use(undefined);
      const unexpected = sins.console.filter((text) => !expected.some((pattern) => pattern.test(text)));
      expect(unexpected, 'errors and warnings in the console').toEqual([]);
      expect(sins.foreign, 'requests to foreign hosts').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect } from '@playwright/test';

const locales: Readonly<Record<Language, string>> = { ko: 'ko-KR', en: 'en-US' };

/** Declares tests once for each language, in a browser that asks for it. */
export function inEachLanguage(declare: (language: Language) => void): void {
  for (const language of ['ko', 'en'] as const) {
    test.describe(language, () => {
      test.use({ locale: locales[language] });
      declare(language);
    });
  }
}
