import { type Browser, chromium } from '@playwright/test';
import { chromiumArguments, findChromium } from '../../e2e/chromium.ts';
import { withCompanion } from '../../e2e/companion/companion.ts';
import { CompanionProcess } from '../../e2e/companion/process.ts';
import { freePort } from '../../free-port.ts';

/** What page figures are measured on: the built site behind a real companion, in the system's Chromium. */
export interface Stage {
  /** Ends in `/`. */
  readonly url: string;
  readonly browser: Browser;
  /** Where the browser is driven from by others: Lighthouse. */
  readonly debuggingPort: number;
}

export async function withStage(use: (stage: Stage) => Promise<void>): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('Install Chromium first: sudo apt-get install chromium');
  const debuggingPort = await freePort();
  await using host = new CompanionProcess();
  await withCompanion(host, async ({ url }) => {
    const args = [...chromiumArguments, `--remote-debugging-port=${debuggingPort}`];
    await using browser = await chromium.launch({ executablePath, args });
    await use({ url, browser, debuggingPort });
  });
}
