import { expectAccessible, expectAccessibleInBothThemes } from './accessible.ts';
import { expect, inEachLanguage, test } from './test.ts';
import { reference, WorkbenchPage, wrong } from './workbench-page.ts';

inEachLanguage((language) => {
  test('everything can be done from the keyboard', async ({ page }) => {
    const workbench = new WorkbenchPage(page, language);
    const { client } = workbench.said;
    await workbench.openEditor();
    const focused = (panel: string) => page.locator(`[data-panel="${panel}"]:focus-within`);

    await page.keyboard.press('F6');
    await expect(focused('brief')).toHaveCount(1);
    await page.keyboard.press('F6');
    await expect(focused('code')).toHaveCount(1);
    await workbench.write(reference);
    await page.keyboard.press('ControlOrMeta+Enter');
    await workbench.listening();

    await page.keyboard.press('F6');
    await expect(focused('output')).toHaveCount(1);
    await page.keyboard.press('Shift+F6');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('status')).toContainText(workbench.said.editor.tabLeaves);
    await page.keyboard.press('Tab');
    await expect(focused('code').locator('.monaco-editor:focus-within')).toHaveCount(0);

    const tab = page.getByRole('tab', { name: workbench.said.panels.output });
    await tab.focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('tab', { name: workbench.said.panels.client })).toBeFocused();
    await workbench.button(client.connect).focus();
    await page.keyboard.press('Enter');
    await expect(workbench.log).toContainText(client.opened(''));
    await page.getByLabel(client.message, { exact: true }).focus();
    await page.keyboard.type('by hand');
    await page.keyboard.press('Enter');
    await expect(workbench.log).toContainText(client.received);

    await page.keyboard.press('ControlOrMeta+Shift+Enter');
    await workbench.graded();
    await expect(page.locator('.wb-score')).toContainText(workbench.said.checks.allPassed);
    await expect(page.getByRole('status')).toContainText(/\d/);
  });

  test('the shortcuts are listed at the press of a question mark, but not while one is typed', async ({
    page,
  }) => {
    const workbench = new WorkbenchPage(page, language);
    await workbench.openEditor();
    const dialog = page.getByRole('dialog', { name: workbench.said.keys.title });
    await workbench.editor.focus();
    await page.keyboard.type('?');
    await expect(dialog).toHaveCount(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    await page.keyboard.press('?');
    await expect(dialog).toBeVisible();
    await expectAccessibleInBothThemes(page);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  });

  test('the panels can be resized from the keyboard, and stay so', async ({ page }) => {
    const workbench = new WorkbenchPage(page, language);
    await workbench.open();
    const divider = page.getByRole('separator', { name: workbench.said.resize.brief });
    const width = async () => (await workbench.panel('brief').boundingBox())?.width ?? 0;
    const before = await width();
    await divider.focus();
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
    const after = await width();
    expect(after).toBeGreaterThan(before);
    await page.reload();
    expect(await width()).toBe(after);
    await divider.dblclick();
    expect(await width()).toBe(before);
  });

  test('axe objects to nothing, whatever the workbench shows', async ({ page }) => {
    test.slow();
    const workbench = new WorkbenchPage(page, language);
    await workbench.openEditor();
    const expectFine = () => expectAccessibleInBothThemes(page);
    await workbench.write(wrong);
    await workbench.run();
    await workbench.connect();
    await workbench.send('hello');
    await workbench.button(workbench.said.client.get).click();
    await expect(workbench.log).toContainText('connections');
    await expectFine();
    await page.getByLabel(workbench.said.client.frames).check();
    await expectFine();
    await workbench.check();
    await workbench
      .outcome('binary-stays-binary')
      .getByRole('button', { name: workbench.said.checks.hint })
      .click();
    await expectFine();
    // Before it listens: otherwise the client may meet it in its last moment.
    await workbench.write(`JSON.parse('boom');\n${wrong}`);
    await workbench.button(workbench.said.run).click();
    await workbench.show('output');
    await expect(page.locator('.wb-problem')).toBeVisible();
    await expectFine();
    await workbench.button(workbench.said.more).click();
    await expectFine();
    await workbench.button(workbench.said.reset).click();
    await expect(workbench.notices).toContainText(workbench.said.resetDone);
    await expectFine();
  });

  test(
    'on a phone there is one panel at a time, and a plain field for the code',
    { tag: '@phone' },
    async ({ page }) => {
      const workbench = new WorkbenchPage(page, language);
      const requests: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      await workbench.open();
      await expect(workbench.panel('brief')).toBeVisible();
      await expect(workbench.panel('code')).toBeHidden();
      await workbench.show('code');
      await workbench.editor.fill(reference);
      await workbench.button(workbench.said.run).click();
      await expect(workbench.panel('output')).toBeVisible();
      await workbench.listening();
      await workbench.connect();
      await workbench.send('from a phone');
      await expect(workbench.log).toContainText(workbench.said.client.received);
      await expectAccessible(page);
      await workbench.check();
      await expect(page.locator('.wb-score')).toContainText(workbench.said.checks.allPassed);
      await expectAccessible(page);
      const { width, scroll } = await page.evaluate(() => ({
        width: innerWidth,
        scroll: document.documentElement.scrollWidth,
      }));
      expect(scroll).toBeLessThanOrEqual(width);
      expect(requests.filter((url) => /monaco|worker|types/.test(url))).toEqual([]);
    },
  );
});
