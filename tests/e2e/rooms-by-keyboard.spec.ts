/** A learner's whole way through the rooms lab without a mouse: no click, no fill, nothing but keys. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { pasteOver, pressOn, reach, toPanel } from './by-keyboard.ts';
import { expect, inEachLanguage, test } from './test.ts';
import { gradingMs, WorkbenchPage } from './workbench-page.ts';

const code = (file: string): string =>
  readFileSync(join(import.meta.dirname, '../../labs/06-rooms', file), 'utf8');
/** The speaker is one of the members that are told. */
const mistaken = code('wrong/sender-hears-himself.ts');
const failing = 'say-not-to-the-speaker';
const actions = { join: { ko: '들어가기', en: 'Join' }, say: { ko: '말하기', en: 'Say' } };

inEachLanguage((language) => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('rooms by keyboard: fail, understand, put right, talk, pass', async ({ page }) => {
    test.setTimeout(360_000);
    const workbench = new WorkbenchPage(page, language, 'rooms');
    await workbench.openEditor();
    await test.step('the brief is read', async () => {
      await toPanel(page, 'brief');
      await expectAccessible(page);
    });
    await test.step('a first attempt is checked', async () => {
      await toPanel(page, 'code');
      await pasteOver(page, mistaken);
      await page.keyboard.press('ControlOrMeta+Shift+Enter');
      await workbench.graded();
      await expect(workbench.outcome(failing)).toHaveClass(/\bfail\b/);
    });
    await test.step('the failing check is read, down to the frame that broke the promise', () =>
      readFailure(page, workbench));
    await test.step('hints are asked for, and the check is replayed', () => askAndReplay(page, workbench));
    await test.step('put right, it runs', async () => {
      await toPanel(page, 'code', 'Shift+F6');
      await pasteOver(page, code('solution.ts'));
      await page.keyboard.press('ControlOrMeta+Enter');
      await workbench.listening();
    });
    await test.step('two people meet in a room', () => meet(page, workbench));
    await test.step('their frames are seen on the wire, each down to its bits', () =>
      lookAtTheWire(page, workbench));
    await test.step('every promise is kept', async () => {
      await page.keyboard.press('ControlOrMeta+Shift+Enter');
      await workbench.graded();
      await expect(page.locator('.wb-score')).toContainText(workbench.said.checks.allPassed);
      await expectAccessible(page);
    });
  });
});

async function readFailure(page: Page, workbench: WorkbenchPage): Promise<void> {
  const { said } = workbench;
  await toPanel(page, 'checks');
  const failed = workbench.outcome(failing);
  const line = failed.locator('.wb-check-line');
  await reach(page, line);
  if ((await line.getAttribute('aria-expanded')) === 'false') await page.keyboard.press('Enter');
  await expect(failed).toContainText(said.checks.observed);
  const broke = failed.getByRole('row', { name: said.checks.broke });
  await pressOn(page, broke.getByRole('button'));
  const details = failed.getByRole('region', { name: said.wire.details });
  await expect(details).toContainText(said.wire.anatomy.names.opcode);
  await expectAccessible(page);
  await pressOn(page, details.getByRole('button', { name: said.wire.closeDetails }));
  await expect(details).toHaveCount(0);
}

async function askAndReplay(page: Page, workbench: WorkbenchPage): Promise<void> {
  const { said } = workbench;
  const failed = workbench.outcome(failing);
  await toPanel(page, 'checks');
  await pressOn(page, failed.getByRole('button', { name: said.checks.hint }));
  await expect(failed).toContainText(said.checks.hintStep(1, 3));
  await pressOn(page, failed.getByRole('button', { name: said.checks.replay }));
  await expect(failed).toContainText(said.checks.replayed(said.checks.outcome.fail), { timeout: gradingMs });
  await expectAccessible(page);
}

async function meet(page: Page, workbench: WorkbenchPage): Promise<void> {
  const { said, language } = workbench;
  // In the editor Shift+Tab moves lines: F6 leaves it.
  await toPanel(page, 'output');
  await reach(page, page.getByRole('tab', { selected: true }), 'Shift+Tab');
  const client = page.getByRole('tab', { name: said.panels.client });
  for (
    let press = 0;
    press < 3 && !(await client.getAttribute('aria-selected'))?.includes('true');
    press += 1
  )
    await page.keyboard.press('ArrowRight');
  const people = page.getByRole('list', { name: said.client.list });
  await toPanel(page, 'client');
  for (const [name, key] of [
    ['alice', 'Tab'],
    ['bob', 'Shift+Tab'],
  ] as const) {
    await pressOn(page, people.getByRole('button', { name: new RegExp(`^${name}\\s*,`) }), key);
    await pressOn(page, workbench.button(said.client.connect));
    // Who connected by the button finds the next one where that was.
    await expect(workbench.button(said.client.disconnect)).toBeFocused();
    await pressOn(page, workbench.button(actions.join[language]));
    await expect(workbench.log).toContainText(`"members":["alice"${name === 'bob' ? ',"bob"' : ''}]`);
  }
  await pressOn(page, workbench.button(actions.say[language]));
  await expect(workbench.log).toContainText('"type":"message"');
  await expectAccessible(page);
}

async function lookAtTheWire(page: Page, { said }: WorkbenchPage): Promise<void> {
  await reach(page, page.getByLabel(said.client.messages, { exact: true }));
  await page.keyboard.press('ArrowRight');
  const frames = page.getByRole('region', { name: said.client.wire });
  const heard = frames.getByRole('row', { name: said.wire.toClient }).filter({ hasText: '"type":"message"' });
  await pressOn(page, heard.getByRole('button'));
  await expect(page.getByRole('region', { name: said.wire.details })).toContainText(
    said.wire.anatomy.names.mask,
  );
  await expectAccessible(page);
}
