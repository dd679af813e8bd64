import { findProgram } from '../runner/programs.ts';

/** The browser of the system, since Playwright's own cannot be had everywhere; WIREBOOK_CHROMIUM names another. */
export const findChromium = (): string | undefined =>
  process.env.WIREBOOK_CHROMIUM ??
  ['chromium', 'chromium-browser', 'google-chrome'].map(findProgram).find((path) => path !== undefined);

/** Chromium's switches: quiet towards the outside, and without its sandbox where that refuses to work, as root. */
export const chromiumArguments: readonly string[] = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
