import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { findLab, loadChecks } from '../../grader/labs.ts';
import type { Language } from '../../grader/report.ts';
import { expectAccessible } from './accessible.ts';
import { LabPage } from './lab-page.ts';
import { expect, inEachLanguage, test } from './test.ts';

const echo = join(import.meta.dirname, '../../labs/03-echo');
const code = (file: string): string => readFileSync(join(echo, file), 'utf8');
const checkCount = (await loadChecks(await findLab('echo'))).length;

/** What a newcomer does on the first evening, from the bare address to a lab that is done, and on the next one. */
inEachLanguage((language) => {
  // A companion that is started again cannot be reached for a moment, and no longer knows the program.
  test.use({ expected: [/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|404 .*\/api\/runs\//] });

  test('the whole way: read, write, run, fail, understand, pass, come back', async ({ page, companion }) => {
    test.slow();
    await test.step('the bare address leads to the language of the browser', async () => {
      await page.goto('/');
      await expect(page).toHaveURL(`/${language}/`);
      await expectAccessible(page);
    });
    await test.step('the front page leads to the lesson, and that to its lab', async () => {
      await page.locator(`a[href="/${language}/lessons/lifecycle/"]`).first().click();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.getByRole('main').locator(`a[href^="/${language}/labs/echo"]`).first().click();
      await expect(page).toHaveURL(new RegExp(`/${language}/labs/echo/?$`));
    });
    await solveEcho(page, language);
    await test.step('code and outcomes are there after a reload', async () => {
      await page.reload();
      await expectSolved(page, language);
    });
    await test.step('and on the next evening, whatever became of the companion', async () => {
      await companion.crash();
      await page.reload();
      await expectSolved(page, language);
      await expectAccessible(page);
    });
  });
});

async function solveEcho(page: Page, language: Language): Promise<void> {
  const lab = new LabPage(page, language);
  await test.step('a first attempt runs, and answers a client', async () => {
    await lab.write(code('wrong/binary-as-text.ts'));
    await lab.run();
    await lab.send('안녕, wire');
    await expect(lab.messages).toContainText(lab.said.client.received);
    await expect(lab.messages.getByText('안녕, wire')).toHaveCount(2);
    await expectAccessible(page);
  });
  await test.step('its check finds the mistake, says the usual cause, and lets the rest pass', async () => {
    await lab.check();
    await expect(lab.checks('fail').first()).toBeVisible();
    await expect(page.getByText('isBinary').first()).toBeVisible();
    await expect(lab.checks('pass').or(lab.checks('fail'))).toHaveCount(checkCount);
    await expectAccessible(page);
  });
  await test.step('put right, every check passes', async () => {
    await lab.write(code('solution.ts'));
    await lab.check();
    await expect(lab.checks('pass')).toHaveCount(checkCount);
    await expect(page.getByText(lab.said.checks.allPassed).first()).toBeVisible();
  });
}

async function expectSolved(page: Page, language: Language): Promise<void> {
  const lab = new LabPage(page, language);
  await page.getByRole('tab', { name: lab.said.panels.checks }).click();
  await expect(lab.checks('pass')).toHaveCount(checkCount);
  await expect(lab.code).toContainText('createServer(answer)');
}
