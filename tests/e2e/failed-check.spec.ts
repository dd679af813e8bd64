/** A check that fails: what was promised, what happened on the wire, and the same check once more, live. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { expectAccessible, expectAccessibleInBothThemes } from './accessible.ts';
import { expect, inEachLanguage, test } from './test.ts';
import { gradingMs, reference, WorkbenchPage, wrong } from './workbench-page.ts';

/** The section on text and binary. */
const explains = { ko: '텍스트가 바이너리로 바뀝니다', en: 'Text that turns into binary' };
const silent = join(import.meta.dirname, '../../labs/03-echo/wrong/ignores-empty.ts');

inEachLanguage((language) => {
  test('the frame that broke the promise is marked in the diagram, and opens to its bits', async ({
    page,
  }) => {
    const workbench = new WorkbenchPage(page, language);
    const { checks, wire } = workbench.said;
    await workbench.openEditor();
    await workbench.write(wrong);
    await workbench.check();
    const failed = workbench.outcome('binary-stays-binary');
    const [expected, observed] = await Promise.all(
      ['.expected', '.observed'].map((side) => failed.locator(side).boundingBox()),
    );
    expect(expected?.y, 'expected and observed stand beside each other').toBe(observed?.y);
    const broke = failed.getByRole('row', { name: checks.broke });
    await expectInItsList(broke);
    await expect(broke).toContainText(wire.toClient);
    await broke.getByRole('button').click();
    await expect(failed.getByRole('region', { name: wire.details })).toContainText(wire.anatomy.opcode(1));
    await expectAccessibleInBothThemes(page);
  });

  test('the section of the lesson that explains it is one click away', async ({ page }) => {
    const workbench = new WorkbenchPage(page, language);
    await workbench.openEditor();
    await workbench.write(wrong);
    await workbench.check();
    const failed = workbench.outcome('binary-stays-binary');
    await failed.getByRole('link', { name: explains[language] }).click();
    const section = page.locator(':target');
    await expect(section).toContainText(explains[language]);
    await expect(section).toBeInViewport();
  });

  test('a frame that never came is drawn dashed at its place', async ({ page }) => {
    const workbench = new WorkbenchPage(page, language);
    const { checks } = workbench.said;
    await workbench.openEditor();
    await workbench.write(readFileSync(silent, 'utf8'));
    await workbench.check();
    const failed = workbench.outcome('empty-message');
    const line = failed.locator('.wb-check-line');
    if ((await line.getAttribute('aria-expanded')) === 'false') await line.click();
    const missing = failed.getByRole('row', { name: checks.missing });
    await expectInItsList(missing);
    await expect(missing.locator('.arrow').first()).toHaveCSS('stroke-dasharray', '4px, 3px');
    await expect(missing).toContainText((await failed.locator('.expected dd').textContent()) ?? '?');
    await expectAccessible(page);
  });

  test('a check is replayed alone, with its frames, and counts for nothing', async ({ page }) => {
    const workbench = new WorkbenchPage(page, language);
    const { checks } = workbench.said;
    await workbench.openEditor();
    await workbench.write(wrong);
    await workbench.check();
    const failed = workbench.outcome('binary-stays-binary');
    const replayed = failed.getByRole('region', { name: checks.replay });
    const score = await workbench.score.textContent();
    await replayed.getByRole('button', { name: checks.replay }).click();
    await expect(replayed).toContainText(checks.replayed(checks.outcome.fail), { timeout: gradingMs });
    await expect(replayed.getByRole('row', { name: checks.broke })).toHaveCount(1);
    await expectAccessible(page);

    await workbench.write(reference);
    await replayed.getByRole('button', { name: checks.replay }).click();
    await expect(replayed).toContainText(checks.replayed(checks.outcome.pass), { timeout: gradingMs });
    await expect(replayed.getByRole('row')).not.toHaveCount(0);
    await expectAccessible(page);
    await expect(workbench.score).toHaveText(score ?? '');
    await expect(failed).toHaveClass(/\bfail\b/);
    await page.reload();
    await workbench.show('checks');
    await expect(workbench.score).toHaveText(score ?? '');
  });

  test('a program that throws meanwhile leads to its line', async ({ page }) => {
    const workbench = new WorkbenchPage(page, language);
    const { output } = workbench.said;
    await workbench.openEditor();
    const [before, after] = reference.split("socket.on('message', ");
    await workbench.write(
      `${before}socket.on('message', () => {\n    throw new TypeError('boom');\n  });\n  void (${after}`,
    );
    const line = (before?.split('\n').length ?? 0) + 1;
    await workbench.check();
    const failed = workbench.outcome('text-stays-text');
    const head = failed.locator('.wb-check-line');
    if ((await head.getAttribute('aria-expanded')) === 'false') await head.click();
    await failed.getByRole('button', { name: output.goTo(`solution.ts:${line}`) }).click();
    await expect(page.locator('.wb-position')).toContainText(String(line));
  });
});

/** Nobody has to scroll the diagram to see what is marked. */
async function expectInItsList(row: Locator): Promise<void> {
  const seen = await row.evaluate((element) => {
    const list = element.closest('.wb-table-scroll')?.getBoundingClientRect();
    const { top, bottom } = element.getBoundingClientRect();
    return list !== undefined && top >= list.top && bottom <= list.bottom;
  });
  expect(seen, 'the marked row is in view of its list').toBe(true);
}
