/** The first frame: what is sent, what comes back, and what each costs, counted on the real wire. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './test.ts';

const open = async (page: Page): Promise<Locator> => {
  await page.goto('/en/lessons/start/');
  const demo = page.locator('.demo');
  await demo.scrollIntoViewIfNeeded();
  return demo;
};
const send = (demo: Locator): Promise<void> => demo.getByRole('button', { name: 'Send' }).click();
const wire = (demo: Locator): Locator => demo.getByRole('list', { name: 'What went over the wire' });

test('a message becomes a masked frame of 11 bytes and comes back as one of 7; the next costs no head', async ({
  page,
}) => {
  const demo = await open(page);
  await send(demo);
  const lines = wire(demo).getByRole('listitem');
  await expect(lines).toHaveCount(4);
  await expect(lines.nth(1)).toContainText('HTTP/1.1 101');
  await expect(lines.nth(2)).toContainText(/81.*85.*··.*68 65 6c 6c 6f.*11 bytes/);
  await expect(lines.nth(3)).toContainText(/81.*05.*68 65 6c 6c 6f.*7 bytes/);
  await demo.getByRole('textbox').fill('안녕');
  await page.keyboard.press('Enter');
  await expect(lines).toHaveCount(6);
  await expect(lines.nth(4)).toContainText('12 bytes');
  await expect(demo.getByRole('status')).toContainText('all frames since then, 38 bytes');
});

test.describe('what the console is right to complain about', () => {
  test.use({ expected: [/ERR_FAILED/] });
  test('where no companion answers, it says what to do', async ({ page }) => {
    const demo = await open(page);
    await page.route('**/api/demos/**', (route) => route.abort());
    await send(demo);
    await expect(demo.getByRole('status')).toContainText('Run npm start');
  });
});
