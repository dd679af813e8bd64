import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { sendPaced } from '../../e2e/flood.ts';
import { LabPage } from '../../e2e/lab-page.ts';
import type { Figure } from '../figures.ts';
import type { Stage } from './stage.ts';

const solution = join(import.meta.dirname, '../../../labs/03-echo/solution.ts');
/** Each comes back: ten thousand frames. */
const messages = 5_000;

interface Smoothness {
  /** Of every task of 50 ms or more, what is above 50 ms, in milliseconds (Long Tasks API). */
  readonly blockedMs: number;
  /** Longest time between two frames of the screen, in milliseconds. */
  readonly longestMs: number;
  /** Frames of the screen that did not come, of a thousand that should have. */
  readonly dropped: number;
}

/**
 * How smooth the page is while ten thousand frames come in, with the wire view open, and, as the baseline, with the output
 * shown instead: the same page, the same frames, none of them drawn.
 */
export async function wireFigures(stage: Stage, times: number): Promise<Figure[]> {
  const closed: Smoothness[] = [];
  const open: Smoothness[] = [];
  for (let round = 0; round < times; round += 1) {
    closed.push(await flooded(stage, false));
    open.push(await flooded(stage, true));
  }
  const figure = (what: string, unit: string, of: keyof Smoothness, goal: number): Figure[] => [
    { name: `10,000 frames, output shown: ${what}`, unit, values: closed.map((one) => one[of]) },
    {
      name: `10,000 frames, wire view open: ${what}`,
      unit,
      values: open.map((one) => one[of]),
      goal: { atMost: goal },
    },
  ];
  return [
    ...figure('blocked by long tasks', 'ms', 'blockedMs', 200),
    ...figure('longest between two frames', 'ms', 'longestMs', 100),
    ...figure('frames dropped of a thousand', '', 'dropped', 20),
  ];
}

async function flooded({ browser, url }: Stage, shown: boolean): Promise<Smoothness> {
  await using context = await browser.newContext({ viewport: { width: 1280, height: 800 }, baseURL: url });
  const page = await context.newPage();
  await page.goto('en/labs/echo/');
  const lab = new LabPage(page, 'en');
  await lab.write(await readFile(solution, 'utf8'));
  await lab.run();
  await page.getByText(lab.said.phase.listening).first().waitFor();
  if (shown) {
    await page.getByRole('tab', { name: lab.said.panels.client }).click();
    await page.getByLabel(lab.said.client.frames, { exact: true }).check();
  }
  const smoothness = watchScreen(page);
  await sendPaced(page, messages);
  await page.evaluate(() => document.dispatchEvent(new Event('wirebook:enough')));
  return await smoothness;
}

/** Watches the page from inside until the event `wirebook:enough`. */
const watchScreen = (page: Page): Promise<Smoothness> =>
  page.evaluate(async () => {
    const frameMs = 1000 / 60;
    const gaps: number[] = [];
    let blockedMs = 0;
    const tasks = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) blockedMs += duration - 50;
    });
    tasks.observe({ type: 'longtask' });
    let last = performance.now();
    let going = true;
    const look = (now: number): void => {
      gaps.push(now - last);
      last = now;
      if (going) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    await new Promise((resolve) => document.addEventListener('wirebook:enough', resolve, { once: true }));
    going = false;
    tasks.disconnect();
    const all = gaps.reduce((sum, gap) => sum + gap, 0) / frameMs;
    const missed = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / frameMs) - 1), 0);
    return { blockedMs, longestMs: Math.max(...gaps), dropped: (missed / all) * 1000 };
  });
