/** The state stepper of the lifecycle lesson, over the real wire. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './test.ts';

const open = async (page: Page): Promise<Locator> => {
  await page.goto('/en/lessons/lifecycle/');
  const demo = page.locator('.demo');
  await demo.scrollIntoViewIfNeeded();
  return demo;
};

const press = (demo: Locator, name: string): Promise<void> =>
  demo.getByRole('button', { name, exact: true }).click();
const status = (demo: Locator): Locator => demo.getByRole('status');
const calls = (demo: Locator): Locator =>
  demo.getByRole('list', { name: 'What the browser tells your code' });
const wire = (demo: Locator): Locator => demo.getByRole('list', { name: 'What went over the wire' });

test('connect, send, close: a clean end has a close frame from either side', async ({ page }) => {
  const demo = await open(page);
  await press(demo, 'Connect');
  await expect(status(demo)).toContainText('readyState 1: OPEN');
  await demo.getByRole('textbox', { name: 'Message' }).fill('안녕');
  await press(demo, 'Send');
  await expect(calls(demo)).toContainText('message { data: "안녕" }');
  await press(demo, 'Close (1000)');
  await expect(calls(demo)).toContainText('close { code: 1000, reason: "bye", wasClean: true }');
  await expect(status(demo)).toContainText('readyState 3: CLOSED');
  await expect(wire(demo).getByText('close 1000')).toHaveCount(2);
});

test('a server that goes away leaves 1006 and no close frame', async ({ page }) => {
  const demo = await open(page);
  await press(demo, 'Connect');
  await expect(status(demo)).toContainText('readyState 1: OPEN');
  await press(demo, 'Take the server away');
  await expect(calls(demo)).toContainText('close { code: 1006, reason: "", wasClean: false }');
  await expect(wire(demo)).not.toContainText('close');
  await press(demo, 'Connect');
  await expect(status(demo)).toContainText('readyState 1: OPEN');
});

test.describe('what the console is right to complain about', () => {
  test.use({ expected: [/WebSocket connection to .* failed|ERR_FAILED|429/] });

  test('a wrong path is refused: no open, and the status shows on the wire alone', async ({ page }) => {
    const demo = await open(page);
    await press(demo, 'Connect to a wrong path');
    await expect(calls(demo)).toContainText('close { code: 1006');
    await expect(
      calls(demo)
        .locator('code')
        .filter({ hasText: /^open$/ }),
    ).toHaveCount(0);
    await expect(wire(demo)).toContainText(/HTTP\/1\.1 4\d\d/);
    await expect(calls(demo)).not.toContainText(/4\d\d/);
  });

  test('where the companion refuses, it says why, in the words of the companion', async ({ page }) => {
    const demo = await open(page);
    const message = { ko: '잠시 뒤에 다시 해 보세요.', en: 'Try again in a moment.' };
    await page.route('**/api/demos/**', (route) =>
      route.fulfill({ status: 429, json: { error: { code: 'too-many', message } } }),
    );
    await press(demo, 'Connect');
    await expect(status(demo)).toHaveText(message.en);
  });

  test('where no companion answers, it says what to do', async ({ page }) => {
    const demo = await open(page);
    await page.route('**/api/demos/**', (route) => route.abort());
    await press(demo, 'Connect');
    await expect(status(demo)).toContainText('Run npm start');
  });
});

test('after close() the browser keeps a late message to itself, as the lesson says', async ({ page }) => {
  await page.goto('/en/lessons/lifecycle/');
  const late = await page.evaluate(async () => {
    const answer = await fetch('/api/demos/runs', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ program: 'echo' }),
    });
    const started = (await answer.json()) as { url: string };
    const socket = new WebSocket(new URL(`${started.url}ws`, location.href.replace(/^http/, 'ws')));
    await new Promise((resolve) => socket.addEventListener('open', resolve));
    const events: string[] = [];
    socket.addEventListener('message', () => events.push('message'));
    const closed = new Promise((resolve) => socket.addEventListener('close', resolve));
    // The echo of this is on its way back when the page hangs up.
    socket.send('late');
    socket.close();
    await closed;
    return events;
  });
  expect(late).toEqual([]);
});
