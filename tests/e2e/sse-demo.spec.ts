/** "Cut the line" of the lesson on server-sent events: two real connections, really cut. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './test.ts';

test.use({
  expected: [
    /ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|ERR_FAILED|WebSocket connection/,
  ],
});

const open = async (page: Page): Promise<Locator> => {
  await page.goto('/en/lessons/sse/');
  const demo = page.locator('.demo');
  await demo.scrollIntoViewIfNeeded();
  return demo;
};

const press = (demo: Locator, name: string): Promise<void> =>
  demo.getByRole('button', { name, exact: true }).click();
const reader = (demo: Locator, name: string): Locator => demo.getByRole('region', { name });

test('the EventSource comes back with what it missed, the WebSocket stays closed and has a gap', async ({
  page,
}) => {
  const demo = await open(page);
  await press(demo, 'Connect both');
  const [stream, socket] = [reader(demo, 'EventSource'), reader(demo, 'WebSocket')];
  for (const each of [stream, socket]) await expect(each.getByRole('listitem').first()).toBeVisible();
  await press(demo, 'Cut the line');
  await expect(socket).toContainText('closed (1006)');
  await expect(stream.locator('.tick.replayed').first()).toBeVisible({ timeout: 20_000 });
  await expect(stream).toContainText('none missing');
  await press(demo, 'Connect the WebSocket again');
  await expect(socket.locator('h3')).toContainText('connected');
  await expect(socket.locator('.tick.missing').first()).toBeVisible();
  await expect(socket).toContainText(/[1-9]\d* missing/);
  await press(demo, 'Stop');
  await expect(demo.getByRole('status')).toContainText('Not connected yet');
});

test('where no companion answers, it says what to do', async ({ page }) => {
  const demo = await open(page);
  await page.route('**/api/demos/**', (route) => route.abort());
  await press(demo, 'Connect both');
  await expect(demo.getByRole('status')).toContainText('Run npm start');
});
