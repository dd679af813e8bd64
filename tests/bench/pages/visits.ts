import { setTimeout as delay } from 'node:timers/promises';
import type { BrowserContext } from '@playwright/test';
import type { Language } from '../../../grader/report.ts';
import { LabPage } from '../../e2e/lab-page.ts';
import { timed } from '../figures.ts';
import type { Stage } from './stage.ts';

export interface Visit {
  /** From the start of the navigation until code can be typed, in milliseconds. */
  readonly usableMs: number;
  /** Bytes of all answers, heads included, as they came over the wire. */
  readonly bytes: number;
}

/** Opens the workbench in a browser that has never been there, and once more. */
export async function visitTwice(
  { browser, url }: Stage,
  language: Language,
): Promise<readonly [first: Visit, second: Visit]> {
  await using context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const address = `${url}${language}/labs/echo/`;
  return [await visit(context, address, language), await visit(context, address, language)];
}

async function visit(context: BrowserContext, address: string, language: Language): Promise<Visit> {
  const page = await context.newPage();
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    sizes.push(request.sizes().then((size) => size.responseBodySize + size.responseHeadersSize));
  });
  const usableMs = await timed(async () => {
    await page.goto(address, { waitUntil: 'commit' });
    // Monaco's input has no size; it is there once it takes keys.
    await new LabPage(page, language).editor.waitFor({ state: 'attached' });
  });
  await settled(() => sizes.length);
  const counted = await Promise.all(sizes);
  await page.close();
  return { usableMs, bytes: counted.reduce((sum, size) => sum + size, 0) };
}

/** Until nothing more is counted for a while. An event stream may stay open, so the network is never idle. */
async function settled(count: () => number): Promise<void> {
  let before = -1;
  while (before !== count()) {
    before = count();
    await delay(1_500);
  }
}
