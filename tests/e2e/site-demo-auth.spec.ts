/** The four doors of the lesson on authentication, over the real wire. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './test.ts';

const open = async (page: Page): Promise<Locator> => {
  await page.goto('/en/lessons/auth/');
  const demo = page.locator('.demo');
  await demo.scrollIntoViewIfNeeded();
  return demo;
};

const press = (demo: Locator, name: string): Promise<void> =>
  demo.getByRole('button', { name, exact: true }).click();
const status = (demo: Locator): Locator => demo.getByRole('status');
const log = (demo: Locator): Locator => demo.getByRole('list', { name: "The server's access log" });
const wire = (demo: Locator): Locator => demo.getByRole('list', { name: 'What went over the wire' });
const steal = 'Try what the last line of the log says';

test('a secret in the query is in the log, and opens the door again', async ({ page }) => {
  const demo = await open(page);
  await press(demo, 'by query');
  await expect(status(demo)).toContainText('Alice is in');
  await expect(log(demo).locator('mark')).toHaveText('alice-secret');
  await press(demo, steal);
  await expect(status(demo)).toContainText('The thief is in');
});

test('a ticket is in the log, too, and opens nothing any more', async ({ page }) => {
  const demo = await open(page);
  await press(demo, 'by ticket');
  await expect(status(demo)).toContainText('Alice is in');
  await expect(wire(demo)).toContainText('welcome, alice');
  await press(demo, steal);
  await expect(status(demo)).toContainText('The thief is refused (401): the ticket');
});

test('cookies and first messages are in no log', async ({ page }) => {
  const demo = await open(page);
  await press(demo, 'by cookie');
  await expect(status(demo)).toContainText('Alice is in');
  await expect(log(demo)).not.toContainText('s3ss10n');
  await press(demo, steal);
  await expect(status(demo)).toContainText('does not have the cookie');
  await press(demo, 'by first message');
  await expect(wire(demo)).toContainText('welcome, alice');
  await press(demo, steal);
  await expect(status(demo)).toContainText('nothing to say');
  await expect(wire(demo)).toContainText('close 4401');
});

test('an attack page succeeds where only the cookie counts, and fails where Origin does', async ({
  page,
}) => {
  const demo = await open(page);
  await press(demo, 'to a bank that trusts the cookie');
  await expect(status(demo)).toContainText('The attack succeeded');
  await expect(wire(demo)).toContainText('Origin: https://evil.example');
  await expect(wire(demo)).toContainText('alice has 1,240,000');
  await press(demo, 'to a bank that looks at Origin');
  await expect(status(demo)).toContainText('The attack failed');
  await expect(wire(demo)).toContainText('403');
});

test.describe('without a companion', () => {
  test.use({ expected: [/ERR_FAILED/] });
  test('it says what to do', async ({ page }) => {
    const demo = await open(page);
    await page.route('**/api/demos/**', (route) => route.abort());
    await press(demo, 'by query');
    await expect(status(demo)).toContainText('Run npm start');
  });
});
