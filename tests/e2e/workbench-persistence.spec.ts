import { expectAccessibleInBothThemes } from './accessible.ts';
import { expect, test } from './test.ts';
import { reference, starter, WorkbenchPage, wrong } from './workbench-page.ts';

/** A companion that is away makes the browser complain, which is what these tests bring about. */
test.use({ expected: [/Failed to load resource|ERR_|WebSocket connection|EventSource|Failed to fetch/] });

const open = async (page: ConstructorParameters<typeof WorkbenchPage>[0]) => {
  const workbench = new WorkbenchPage(page, 'ko');
  await workbench.openEditor();
  return workbench;
};

test('code, outcomes and the running program are there again after a reload', async ({ page }) => {
  const workbench = await open(page);
  await workbench.write(wrong);
  await workbench.run();
  await workbench.check();
  const score = await workbench.score.textContent();
  await page.reload();
  await expect(page.locator('.monaco-editor .view-line').first()).toBeVisible();
  await expect(workbench.score).toHaveText(String(score));
  await expect(workbench.outcome('binary-stays-binary')).toHaveClass(/fail/);
  await workbench.show('output');
  await workbench.listening();
  await expect(page.locator('.monaco-editor')).not.toContainText('TODO 4');
});

test('code and outcomes survive a companion that is killed', async ({ page, companion }) => {
  const workbench = await open(page);
  await workbench.write(reference);
  await workbench.check();
  const score = await workbench.score.textContent();
  await companion.crash();
  await page.reload();
  await expect(workbench.score).toHaveText(String(score));
  await expect(page.locator('.monaco-editor')).toContainText('oneMebibyte');
});

test('a grading goes on over a reload', async ({ page }) => {
  const workbench = await open(page);
  await workbench.button(workbench.said.check).click();
  await expect(page.locator('.wb-check.fail').first()).toBeVisible();
  await page.reload();
  await expect(page.locator('.wb-check.fail').first()).toBeVisible();
  await workbench.graded();
});

test('what is typed while the companion is away is saved when it is back', async ({ page, companion }) => {
  test.slow();
  const workbench = await open(page);
  await companion.stop();
  await workbench.write('// typed offline\n');
  await expect(workbench.saveState).toHaveText(workbench.said.save.kept);
  await expect(workbench.notices).toContainText('npm start');
  await expectAccessibleInBothThemes(page);
  await companion.start();
  await expect(workbench.saveState).toHaveText(workbench.said.save.saved, { timeout: 30_000 });
  await expect(workbench.notices).not.toContainText('npm start');
  await page.reload();
  await expect(page.locator('.monaco-editor')).toContainText('// typed offline');
});

test('what was typed while it was away is there when the page is opened anew, too', async ({
  page,
  companion,
}) => {
  const workbench = await open(page);
  await companion.stop();
  await workbench.write('// typed offline\n');
  await expect(workbench.saveState).toHaveText(workbench.said.save.kept);
  await page.goto('about:blank');
  await companion.start();
  await workbench.open();
  await expect(page.locator('.monaco-editor')).toContainText('// typed offline');
});

test('a program that ended with its companion says so', async ({ page, companion }) => {
  const workbench = await open(page);
  await workbench.write(reference);
  await workbench.run();
  await companion.crash();
  await expect(page.locator('.wb-problem')).toBeVisible({ timeout: 30_000 });
  await workbench.run();
});

test('two tabs that both changed the code are asked, and neither text is lost', async ({ page, context }) => {
  const first = await open(page);
  const second = await open(await context.newPage());
  await first.writeAndSave('// first\n');
  await second.write('// second\n');
  await expect(second.saveState).toHaveText(second.said.save.conflict);
  const { conflict, undo } = second.said;
  await second.button(conflict.choose).click();
  const dialog = second.page.getByRole('dialog', { name: conflict.title });
  await expect(dialog).toContainText('// first');
  await expect(dialog).toContainText('// second');
  await second.button(conflict.takeTheirs).click();
  await expect(second.page.locator('.monaco-editor')).toContainText('// first');
  await second.button(undo).click();
  await expect(second.page.locator('.monaco-editor')).toContainText('// second');
  await expect(second.saveState).toHaveText(second.said.save.saved);
});

test('a learner sees their own code at once when they come back, not the starter', async ({ page }) => {
  const workbench = await open(page);
  await workbench.writeAndSave('// mine\n');
  await page.route('**/_astro/*.js', (route) => route.abort());
  await page.reload();
  await expect(page.locator('.wb-static')).toContainText('// mine');
  await expect(page.locator('.wb-static')).not.toContainText(starter.slice(0, 20));
});
