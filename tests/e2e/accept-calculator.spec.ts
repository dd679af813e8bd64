/** The accept calculator of the handshake lesson: the sum in the page, the request over the real wire. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './test.ts';

const open = async (page: Page): Promise<Locator> => {
  await page.goto('/en/lessons/handshake/');
  const demo = page.locator('.demo');
  await demo.scrollIntoViewIfNeeded();
  await expect(demo.getByRole('button', { name: 'Send exactly these bytes' })).toBeEnabled();
  return demo;
};

const send = (demo: Locator): Promise<void> =>
  demo.getByRole('button', { name: 'Send exactly these bytes' }).click();
const answer = (demo: Locator): Locator => demo.getByRole('list', { name: 'What the server sent' });

test('computes the accept of RFC 6455 section 1.3, and the server comes to the same', async ({ page }) => {
  const demo = await open(page);
  await expect(demo.locator('code.accept')).toHaveText('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
  await send(demo);
  await expect(answer(demo)).toContainText('101 Switching Protocols');
  await expect(answer(demo)).toContainText('The same as the one that we computed.');
  await expect(answer(demo)).toContainText('frame: ready');
});

test('sends what was typed, however wrong, and shows the refusal', async ({ page }) => {
  const demo = await open(page);
  await demo.getByRole('textbox', { name: 'Sec-WebSocket-Key' }).fill('nonsense');
  await expect(demo).toContainText('Not the base64 of 16 bytes');
  await send(demo);
  await expect(answer(demo)).toContainText('400 Bad Request');
  await demo.getByRole('button', { name: 'An old version' }).click();
  await send(demo);
  await expect(answer(demo)).toContainText('Sec-WebSocket-Version: 13');
});
