import type { Page } from '@playwright/test';
import { expectAccessible, expectAccessibleInBothThemes } from './accessible.ts';
import { expect, inEachLanguage, test } from './test.ts';
import { reference, WorkbenchPage, wrong } from './workbench-page.ts';

/** A companion that is away makes the browser complain; one test brings that about. */
test.use({ expected: [/Failed to load resource|ERR_|EventSource/] });

const openHistory = async (workbench: WorkbenchPage) => {
  const { title } = workbench.said.history;
  await workbench.button(title).click();
  const dialog = workbench.page.getByRole('dialog', { name: title });
  await expect(dialog).toBeVisible();
  return {
    dialog,
    entry: (name: string) => dialog.getByRole('button', { name }),
    choose: (name: string) => dialog.getByRole('button', { name }).click(),
  };
};

const savedText = async (page: Page): Promise<string> => {
  const answer = (await (await page.request.get('/api/labs/echo/solution')).json()) as {
    files: { text: string }[];
  };
  return answer.files[0]?.text ?? '';
};

inEachLanguage((language) => {
  test('every check is there to go back to, and going back loses nothing', async ({ page }) => {
    test.slow();
    const workbench = new WorkbenchPage(page, language);
    const { history, undo } = workbench.said;
    await workbench.openEditor();
    await workbench.write(wrong);
    await workbench.check();
    await workbench.write(reference);
    await workbench.check();
    await workbench.write('// not checked\n');

    const { dialog, entry, choose } = await openHistory(workbench);
    await expect(entry(history.attempt(2))).toContainText(history.best);
    await expect(entry(history.attempt(2))).toHaveAttribute('aria-current', 'true');
    await choose(history.attempt(1));
    await expect(dialog.locator('.wb-monaco-diff .line-delete').first()).toBeVisible();
    await expectAccessibleInBothThemes(page);
    await dialog.getByLabel(history.views.text).check();
    const difference = dialog.getByRole('region', {
      name: history.difference(history.attempt(1), history.now),
    });
    await expect(difference).toContainText(`${history.added}: // not checked`);
    await expect(difference).toContainText(`${history.removed}: `);
    await expectAccessibleInBothThemes(page);

    await dialog.getByRole('button', { name: history.back }).click();
    await expect(dialog).toHaveCount(0);
    await expect(workbench.notices).toContainText(history.backDone(1));
    await workbench.editor.focus();
    await page.keyboard.press('ControlOrMeta+S');
    await expect.poll(() => savedText(page)).toBe(wrong);
    await workbench.button(undo).click();
    await expect.poll(() => savedText(page)).toBe('// not checked\n');

    await workbench.writeAndSave('// something else\n');
    await page.reload();
    const later = await openHistory(workbench);
    await expect(later.entry(history.attempt(3))).toContainText(history.unchecked);
    await later.choose(history.attempt(3));
    await later.dialog.getByRole('button', { name: history.back }).click();
    await expect.poll(() => savedText(page)).toBe('// not checked\n');
  });

  test('the reference says what opens it, and is a diff after a pass', async ({ page }) => {
    test.slow();
    const workbench = new WorkbenchPage(page, language);
    const { history } = workbench.said;
    await workbench.openEditor();
    const closed = await openHistory(workbench);
    await expect(closed.dialog).toContainText(history.left(5));
    await expect(closed.dialog).toContainText(history.empty);
    const { height = Infinity } = (await closed.dialog.boundingBox()) ?? {};
    expect(height, 'no higher than what it says').toBeLessThan(400);
    await expect(closed.entry(history.reference)).toHaveCount(0);
    await expectAccessibleInBothThemes(page);
    expect((await page.request.get('/api/labs/echo/reference')).status()).toBe(403);
    await page.keyboard.press('Escape');

    await workbench.write(`// mine\n${reference}`);
    await workbench.check();
    await expect(page.getByRole('status').filter({ hasText: history.opened })).toBeAttached();
    await workbench.button(history.look).click();
    const dialog = page.getByRole('dialog', { name: history.title });
    await expect(dialog.getByRole('button', { name: history.reference })).toHaveAttribute(
      'aria-current',
      'true',
    );
    await expect(dialog.getByRole('status')).toContainText(history.changes(1, 0));
    await expect(dialog.locator('.wb-monaco-diff .line-delete').first()).toBeVisible();
    await expectAccessibleInBothThemes(page);
  });

  test('without the companion nothing is replaced that could not be kept', async ({ page, companion }) => {
    test.slow();
    const workbench = new WorkbenchPage(page, language);
    const { history } = workbench.said;
    await workbench.openEditor();
    await workbench.write(wrong);
    await workbench.check();
    await workbench.writeAndSave('// mine\n');
    const { dialog } = await openHistory(workbench);
    const back = dialog.getByRole('button', { name: history.back });
    await expect(back).toBeVisible();
    await companion.stop();
    await back.click();
    await expect(dialog.locator('.wb-problem')).toContainText('npm start');
    await expect(dialog).toContainText('// mine');
    await companion.start();
    await back.click();
    await expect(dialog).toHaveCount(0);
    await expect.poll(() => savedText(page)).toBe(wrong);
  });

  test('code can be formatted, by button and by key', async ({ page }) => {
    const workbench = new WorkbenchPage(page, language);
    const { editor } = workbench.said;
    await workbench.openEditor();
    await workbench.writeAndSave('const wire={a :1}\nif(wire){\nwire.a\n}\n');
    const tidy = 'const wire = { a: 1 }\nif (wire) {\n  wire.a\n}\n';
    await workbench.button(editor.format).click();
    await expect(page.getByRole('status')).toContainText(editor.formatted);
    await expect.poll(() => savedText(page)).toBe(tidy);
    await workbench.writeAndSave('const  wire={a :1}\nif(wire){\nwire.a\n}\n');
    await page.keyboard.press('Shift+Alt+F');
    await expect.poll(() => savedText(page)).toBe(tidy);
  });

  test('the line at which the program ended is marked until it is changed', async ({ page }) => {
    const workbench = new WorkbenchPage(page, language);
    const { editor } = workbench.said;
    await workbench.openEditor();
    const line = reference.split('\n').length;
    await workbench.write(`${reference}JSON.parse('boom');\n`);
    await expect(workbench.problems).toHaveText(editor.noProblems);
    await workbench.button(workbench.said.run).click();
    await expect(workbench.problems).toHaveText(editor.errors(1));
    await workbench.problems.click();
    await expect(page.locator('.wb-position')).toContainText(editor.position(line, 1));
    await expect(page.locator('.squiggly-error')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Home');
    await page.keyboard.type('// ');
    await expect(workbench.problems).toHaveText(editor.noProblems);
    await expect(page.locator('.squiggly-error')).toHaveCount(0);
  });

  test('on a phone attempts are compared line by line', { tag: '@phone' }, async ({ page }) => {
    const workbench = new WorkbenchPage(page, language);
    const { history, editor } = workbench.said;
    await workbench.open();
    await workbench.show('code');
    await expect(workbench.button(editor.format)).toHaveCount(0);
    await workbench.editor.fill(wrong);
    await workbench.check();
    await workbench.show('code');
    await workbench.editor.fill(`// new\n${wrong}`);
    const { dialog } = await openHistory(workbench);
    const difference = dialog.getByRole('region', {
      name: history.difference(history.attempt(1), history.now),
    });
    await expect(difference).toContainText(`${history.added}: // new`);
    await expectAccessible(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await dialog.getByRole('button', { name: history.back }).click();
    await expect(workbench.editor).toHaveValue(wrong);
  });
});
