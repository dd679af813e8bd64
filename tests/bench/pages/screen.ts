import type { Page } from '@playwright/test';

/** How smooth a page was while it was watched. */
export interface Smoothness {
  /** Of every task of 50 ms or more, what is above 50 ms, in milliseconds (Long Tasks API). */
  readonly blockedMs: number;
  /** Longest time between two frames of the screen, in milliseconds. */
  readonly longestMs: number;
  /** Frames of the screen that did not come, of a thousand that should have. */
  readonly dropped: number;
}

/** Watches the page from inside until it is `enough`. */
export const watchScreen = (page: Page): Promise<Smoothness> =>
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

export const enough = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.dispatchEvent(new Event('wirebook:enough')));
