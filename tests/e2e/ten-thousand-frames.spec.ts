/** Ten thousand frames of a real program, through the proxy and into the page: as quick to look through as ten. */
import { sendPaced } from './flood.ts';
import { LabPanelPage } from './lab-panel.ts';
import { expect, test } from './test.ts';

const messages = 5_000;
/** What the wire view keeps. */
const kept = 10_000;

test('ten thousand frames are counted right, searched and paged through with a few rows in the page', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const panel = await LabPanelPage.open(page, 'en', '03-echo');
  const { wire } = panel.said;
  const frames = await panel.frames();
  await sendPaced(page, messages);
  await expect(frames.getByRole('row').last()).toContainText('"4999"', { timeout: 60_000 });
  const rows = async () => Number(await frames.getByRole('table').getAttribute('aria-rowcount')) - 1;
  expect(await rows()).toBe(kept);
  const drawn = () => frames.getByRole('row').count();
  expect(await drawn()).toBeLessThan(120);

  await test.step('to the beginning and to the end by the keys that lists have', async () => {
    await frames.focus();
    await page.keyboard.press('Home');
    // The connection and its handshake, the oldest of all, made room for the last frames.
    await expect(frames.getByRole('row').nth(1)).toContainText('"0"');
    expect(await drawn()).toBeLessThan(120);
    await panel.button(panel.said.output.toEnd).click();
    await expect(frames.getByRole('row').last()).toContainText('"4999"');
  });

  await test.step('in the middle of it, the rows of the middle', async () => {
    await frames.evaluate((list) => list.scrollTo(0, list.scrollHeight / 2));
    await expect(frames.getByRole('row').filter({ hasText: '"2500"' })).not.toHaveCount(0);
    expect(await drawn()).toBeLessThan(160);
  });

  await test.step('one of them is found, and opens', async () => {
    await page.getByLabel(wire.filter).fill('"3333"');
    await expect(frames.getByRole('row').filter({ hasText: '"3333"' })).toHaveCount(2);
    expect(await rows()).toBe(2);
    await frames.getByRole('row').last().getByRole('button').click();
    await expect(page.getByRole('region', { name: wire.details })).toContainText('33 33 33 33');
    await page.getByLabel(wire.filter).fill('');
    expect(await rows()).toBe(kept);
  });

  await test.step('a pause holds it while more comes', async () => {
    await frames.focus();
    await page.keyboard.press('End');
    await panel.button(wire.pause).click();
    await sendPaced(page, 200, 'later');
    await expect(panel.button(wire.goOn(403))).toBeVisible({ timeout: 20_000 });
    await expect(frames.getByRole('row').last()).toContainText('"4999"');
    await panel.button(wire.goOn(403)).click();
    await expect(frames.getByRole('row').last()).toContainText('"later 199"');
    expect(await rows()).toBe(kept);
  });
});
