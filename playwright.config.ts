import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { chromiumArguments, findChromium } from './tests/e2e/chromium.ts';

const executablePath = findChromium();
const desktop = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

/**
 * The end-to-end tests, in the system's Chromium: on a desktop, and those tagged `@phone` at 360 px. Nothing is
 * retried: a test that passes now and then is broken.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  reporter: 'list',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // A browser, a companion and its programs want two cores together.
  workers: Math.min(4, Math.max(1, Math.floor(availableParallelism() / 2))),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    browserName: 'chromium',
    locale: 'ko-KR',
    trace: 'retain-on-failure',
    launchOptions: { ...(executablePath && { executablePath }), args: [...chromiumArguments] },
  },
  projects: [
    { name: 'desktop', grepInvert: /@phone/, use: desktop },
    { name: 'phone', grep: /@phone/, use: phone },
  ],
});
