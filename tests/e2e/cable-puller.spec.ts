/** The demo of the heartbeat lesson: two servers, two clients, and a cable that is really pulled. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './test.ts';

const open = async (page: Page, lang = 'en'): Promise<Locator> => {
  await page.goto(`/${lang}/lessons/heartbeat/`);
  const demo = page.locator('.demo');
  await demo.scrollIntoViewIfNeeded();
  return demo;
};

const press = (demo: Locator, name: string): Promise<void> =>
  demo.getByRole('button', { name, exact: true }).click();
const wire = (demo: Locator, side: number): Locator =>
  demo.getByRole('list', { name: 'What went over the wire' }).nth(side);
const patient = { timeout: 20_000 };

test('the server that asks lets go of the dead, the one that does not never notices', async ({ page }) => {
  const demo = await open(page);
  await press(demo, 'Connect both');
  await expect(demo.getByRole('status')).toContainText('Both clients are connected', patient);
  await expect(wire(demo, 0)).toContainText('pong', patient);
  await press(demo, 'Pull the cable');
  await expect(demo.getByRole('status')).toContainText('noticed after', patient);
  await expect(wire(demo, 0)).toContainText('close 1001');
  await expect(demo.locator('.count')).toHaveText(['0', '1']);
  await expect(demo.getByText('dropped', { exact: true })).toHaveCount(1);
  await expect(wire(demo, 1).getByRole('listitem')).toHaveCount(0);
});

test('a cable that is plugged in again in time costs nothing', async ({ page }) => {
  const demo = await open(page, 'ko');
  await press(demo, '둘 다 연결');
  await expect(demo.getByRole('status')).toContainText('연결되어 있습니다', patient);
  await press(demo, '케이블 뽑기');
  await press(demo, '다시 꽂기');
  await expect(demo.getByRole('status')).toContainText('다시 꽂았습니다');
  await expect(demo.locator('.count')).toHaveText(['1', '1']);
});

test.describe('without a companion', () => {
  test.use({ expected: [/ERR_FAILED/] });

  test('it says what to do', async ({ page }) => {
    await page.route('**/api/demos/runs', (route) => route.abort());
    const demo = await open(page);
    await press(demo, 'Connect both');
    await expect(demo.getByRole('status')).toContainText('npm start');
  });
});
