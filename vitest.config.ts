import { defineConfig } from 'vitest/config';

const project = (name: string, timeout: number) => ({
  test: { name, include: [`tests/${name}/**/*.test.ts`], testTimeout: timeout, hookTimeout: 30_000 },
});

/** One project a folder of tests/; the end-to-end tests run in Playwright (playwright.config.ts). */
export default defineConfig({
  test: {
    projects: [project('unit', 10_000), project('labs', 60_000), project('server', 30_000)],
  },
});
