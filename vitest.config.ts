import { defineConfig } from 'vitest/config';

const project = (name: string, timeout: number) => ({
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    testTimeout: timeout,
    // What was seen instead is said whole: `[ Array(1) ]` at the end of a CI run tells nothing.
    chaiConfig: { truncateThreshold: 1_000 },
    hookTimeout: 30_000,
    // A busy machine is no failure: what comes late is waited for, nearly as long as the test may take.
    expect: { poll: { timeout: timeout * 0.8 } },
  },
});

/** One project a folder of tests/; the end-to-end tests run in Playwright (playwright.config.ts). */
export default defineConfig({
  test: {
    projects: [project('unit', 10_000), project('labs', 60_000), project('server', 30_000)],
  },
});
