/** The overhead meter of the lesson on why: four ways at once, counted on the real wire. */
import type { Locator } from '@playwright/test';
import { expect, test } from './test.ts';

const numbersOf = async (table: Locator, way: string): Promise<number[]> => {
  const cells = await table
    .getByRole('row', { name: new RegExp(`^${way}`) })
    .getByRole('cell')
    .allTextContents();
  return cells.slice(0, 3).map((text) => Number(text.replaceAll(',', '')));
};

test('a hundred updates: push needs one request, long polling one for each, and polling is late', async ({
  page,
}) => {
  await page.goto('/en/lessons/why/');
  const demo = page.locator('.demo');
  await demo.scrollIntoViewIfNeeded();
  await demo.getByRole('button', { name: 'Send a hundred updates' }).click();
  await expect(demo.getByRole('status')).toContainText('Done', { timeout: 60_000 });
  const table = demo.getByRole('table');
  const [poll = [], long = [], sse = [], ws = []] = await Promise.all(
    ['Polling', 'Long polling', 'SSE', 'WebSocket'].map((way) => numbersOf(table, way)),
  );
  for (const [updates] of [poll, long, sse, ws]) expect(updates).toBe(100);
  expect([sse[1], ws[1]]).toEqual([1, 1]);
  expect(long[1]).toBeGreaterThan(sse[1] ?? 0);
  expect(ws[2]).toBeLessThan(sse[2] ?? 0);
  expect(sse[2]).toBeLessThan(long[2] ?? 0);
});
