/** The demo of the reconnect lesson: a thousand clients after a restart, worked out anew with every change. */
import { words } from '../../site/demos/herd/words.ts';
import { expectAccessible } from './accessible.ts';
import { expect, inEachLanguage, test } from './test.ts';

inEachLanguage((language) => {
  const said = words[language];

  test('jitter flattens the peak, and the same seed gives the same picture', async ({ page }) => {
    await page.goto(`/${language}/lessons/reconnect/`);
    const demo = page.locator('.herd');
    await demo.scrollIntoViewIfNeeded();
    const summary = demo.getByRole('status');
    const jitter = (kind: keyof typeof said.jitters) =>
      demo.getByRole('radio', { name: said.jitters[kind], exact: true });
    const peak = async (): Promise<number> =>
      Number(/: ([\d,]+)/.exec((await summary.textContent()) ?? '')?.[1]?.replaceAll(',', ''));

    await expect(jitter('none')).toBeChecked();
    const crowd = await peak();
    expect(crowd).toBeGreaterThanOrEqual(1000);
    // From the keyboard, as the arrow keys choose among radio buttons.
    await jitter('none').press('ArrowRight');
    await expect(jitter('half')).toBeChecked();
    const spread = await summary.textContent();
    expect(await peak()).toBeLessThan(crowd);
    await demo.getByRole('spinbutton', { name: said.seed }).fill('2');
    await page.keyboard.press('Enter');
    await expect(summary).not.toHaveText(spread ?? '');
    await demo.getByRole('spinbutton', { name: said.seed }).fill('1');
    await page.keyboard.press('Enter');
    await expect(summary).toHaveText(spread ?? '');

    await demo.getByText(said.table).click();
    const table = demo.getByRole('table');
    const counted = await table
      .getByRole('cell')
      .evaluateAll((cells) => cells.reduce((sum, cell) => sum + Number(cell.textContent), 0));
    const attempts = await summary.textContent();
    expect(attempts?.replaceAll(',', '')).toContain(String(counted));
    await expectAccessible(page);
  });
});
