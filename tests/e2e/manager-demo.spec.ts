/** The manager lesson's demo: two real servers, and what one dead receiver does to each. */
import { expect, test } from './test.ts';

test('one dead receiver ends the naive server, and on the safe one everyone else still hears', async ({
  page,
}) => {
  await page.goto('/en/lessons/manager/');
  const demo = page.locator('.demo');
  await demo.scrollIntoViewIfNeeded();
  const press = (name: string): Promise<void> => demo.getByRole('button', { name, exact: true }).click();
  const naive = demo.getByRole('region', { name: 'Naive broadcast' });
  const safe = demo.getByRole('region', { name: 'Safe broadcast' });
  await press('Connect three');
  await expect(demo.getByRole('status')).toContainText('have connected');
  await press('Let Alice tell everyone');
  for (const side of [naive, safe]) await expect(side.getByText('heard 1')).toHaveCount(3);
  await press('Kill Bob');
  await expect(demo.getByRole('status')).toContainText('hangs up');
  await press('Let Alice tell everyone');
  await expect(naive).toContainText('The server has died');
  await expect(naive.getByText('heard 2')).toHaveCount(1);
  await expect(safe.getByText('heard 2')).toHaveCount(2);
  await expect(safe).toContainText('The server is alive');
});

test.describe('what the console is right to complain about', () => {
  test.use({ expected: [/ERR_FAILED/] });

  test('where no companion answers, it says what to do', async ({ page }) => {
    await page.goto('/ko/lessons/manager/');
    await page.route('**/api/demos/**', (route) => route.abort());
    const demo = page.locator('.demo');
    await demo.scrollIntoViewIfNeeded();
    await demo.getByRole('button', { name: '셋을 연결' }).click();
    await expect(demo.getByRole('status')).toContainText('npm start');
  });
});
