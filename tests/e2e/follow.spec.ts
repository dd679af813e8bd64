import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectAccessibleInBothThemes } from './accessible.ts';
import { expect, inEachLanguage, test as base } from './test.ts';
import { gradingMs, reference, starter, WorkbenchPage, wrong } from './workbench-page.ts';

interface OwnFile {
  /** Saves as editors do: a new file in the place of the old one. */
  save(text: string): Promise<void>;
  remove(): Promise<void>;
}

/** A file on disk that the test's companion follows as the solution of the echo lab. */
const test = base.extend<{ readonly file: OwnFile }>({
  file: async ({ companion }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'wirebook-own-'));
    const path = join(folder, 'my.ts');
    const save = async (text: string) => {
      await writeFile(`${path}~`, text);
      await rename(`${path}~`, path);
    };
    await save(wrong);
    await companion.start({ follow: [{ lab: 'echo', path }] });
    await use({ save, remove: () => rm(path) });
    await rm(folder, { recursive: true });
  },
});

inEachLanguage((language) => {
  test('a file of the learner’s own editor is shown, checked and run at every save', async ({
    page,
    file,
  }) => {
    test.setTimeout(3 * gradingMs);
    const workbench = new WorkbenchPage(page, language);
    const { said } = workbench;
    const bar = page.getByRole('region', { name: said.follow.title });
    const field = page.getByRole('textbox', { name: said.editor.label('my.ts') });
    await page.goto(`/${language}/labs/echo/`);
    await expect(bar).toContainText(`my.ts ${said.follow.following}`);
    await expect(workbench.problems).toBeVisible({ timeout: 20_000 });

    await field.focus();
    await page.keyboard.type('x');
    await expect(workbench.panel('code').getByText(said.follow.readOnly)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(workbench.panel('code').getByText(said.follow.readOnly)).toBeHidden();

    // Opened, nothing is tried unasked; saved, it is.
    await expect(page.locator('.wb-check')).toHaveCount(0);
    await file.save(reference);
    await expect(page.getByText(said.checks.allPassed)).toBeVisible({ timeout: gradingMs });

    await bar.getByLabel(said.check).uncheck();
    await bar.getByLabel(said.run).check();
    await file.save(`${reference}\nconsole.log('saved once more');\n`);
    await workbench.show('output');
    await expect(workbench.output).toContainText('saved once more');
    await workbench.connect();
    await workbench.send('hello');
    await expect(workbench.log).toContainText('hello');
    await workbench.show('checks');
    await expect(page.getByText(said.checks.stale)).toBeVisible();
    await expectAccessibleInBothThemes(page);
  });

  test('a file that vanishes says so and keeps its text; a copy of it goes on in the editor', async ({
    page,
    file,
  }) => {
    const workbench = new WorkbenchPage(page, language);
    const { said } = workbench;
    const bar = page.getByRole('region', { name: said.follow.title });
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`/${language}/labs/echo/`);
    await workbench.show('code');
    const followed = page.getByRole('textbox', { name: said.editor.label('my.ts') });
    await expect(followed).toHaveValue(wrong);
    await expect(followed).not.toBeEditable();
    const field = await followed.boundingBox();
    expect(field?.height, 'the code has all the room below the bar').toBeGreaterThan(300);

    await file.remove();
    await expect(bar.getByRole('status')).toContainText(said.follow.last);
    await expect(followed).toHaveValue(wrong);
    await expectAccessibleInBothThemes(page);
    await file.save(reference);
    await expect(followed).toHaveValue(reference);
    await expect(bar.getByRole('status')).toBeEmpty();

    await bar.getByRole('button', { name: said.follow.copy }).click();
    await expect(workbench.editor).toHaveValue(reference);
    await expect(workbench.editor).toBeEditable();
    await workbench.button(said.undo).click();
    await expect(workbench.editor).toHaveValue(starter);
    await bar.getByRole('button', { name: said.follow.again('my.ts') }).click();
    await expect(followed).toHaveValue(reference);
  });

  test.describe('and a companion that is started again', () => {
    test.use({ expected: [/net::ERR_|404 \(Not Found\)/] });

    test('without the file gives the editor back, and says why', async ({ page, companion, file }) => {
      const workbench = new WorkbenchPage(page, language);
      const { said } = workbench;
      await file.save(reference);
      await page.goto(`/${language}/labs/echo/`);
      await expect(page.getByRole('region', { name: said.follow.title })).toBeVisible();
      // All of the editor has come by then.
      await expect(workbench.problems).toBeVisible({ timeout: 20_000 });
      await companion.start();
      await expect(workbench.notices).toContainText(said.follow.ended('my.ts'));
      await expect(page.getByRole('region', { name: said.follow.title })).toBeHidden();
      await expect(workbench.editor).toBeAttached();
    });
  });
});
