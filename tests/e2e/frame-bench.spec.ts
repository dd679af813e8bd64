/** The demo of the frames lesson: a frame built bit by bit, sent to a real server, and what comes back. */
import type { Locator, Page } from '@playwright/test';
import { words } from '../../site/demos/frame-bench/words.ts';
import { expectAccessible } from './accessible.ts';
import { expect, inEachLanguage, test } from './test.ts';

const patient = { timeout: 20_000 };

const open = async (page: Page, language: 'ko' | 'en'): Promise<Locator> => {
  await page.goto(`/${language}/lessons/frames/`);
  const bench = page.locator('.demo', { has: page.locator('.bench') });
  await bench.scrollIntoViewIfNeeded();
  return bench;
};

inEachLanguage((language) => {
  const said = words[language];

  test('what is built is sent, and what comes back is taken apart', async ({ page }) => {
    const bench = await open(page, language);
    const send = bench.getByRole('button', { name: said.send, exact: true });
    const bit = (name: string): Locator => bench.getByRole('checkbox', { name, exact: false });
    const opcode = bench.getByRole('combobox', { name: said.opcode, exact: false });
    const wire = bench.getByRole('list', { name: said.wire }).getByRole('listitem');
    const came = wire.filter({ hasText: said.server });

    await send.click();
    await expect(came).toHaveText(new RegExp(`FIN 1 · opcode 1 ${said.opcodes[1] ?? ''} · "Hello"`), patient);
    await expect(wire.first()).toContainText(said.masked);
    await expectAccessible(page);

    // Two fragments are one message: the answer comes after the second.
    await bit('FIN').uncheck();
    await send.click();
    await expect(wire).toHaveCount(3, patient);
    await bit('FIN').check();
    await opcode.selectOption('0');
    await send.click();
    await expect(came.last()).toContainText('"HelloHello"', patient);

    // What breaks the protocol ends the connection, with the code for it (RFC 6455 section 7.4.1).
    await bit('MASK').uncheck();
    await send.click();
    await expect(came.filter({ hasText: `${said.code} 1002` })).toHaveCount(1, patient);
    await expect(bench.getByRole('status')).toHaveText(said.closed);
    await bench.getByRole('button', { name: said.restart }).click();
    await bit('MASK').check();
    await opcode.selectOption('9');
    await send.click();
    await expect(came.last()).toContainText(`opcode 10 ${said.opcodes[10] ?? ''}`, patient);
  });

  test('bytes that are none are said, and not sent', async ({ page }) => {
    const bench = await open(page, language);
    const send = bench.getByRole('button', { name: said.send, exact: true });
    await expect(send).toBeEnabled();
    await bench.getByRole('combobox', { name: said.payload }).selectOption('hex');
    await expect(bench.getByRole('alert')).toHaveText(said.badHex);
    await expect(send).toBeDisabled();
    await bench.getByRole('textbox', { name: said.payload }).fill('48 69');
    await expect(bench.getByRole('alert')).toHaveCount(0);
    await send.click();
    await expect(bench.getByRole('list', { name: said.wire })).toContainText('"Hi"', patient);
  });
});

test.describe('without a companion', () => {
  test.use({ expected: [/ERR_FAILED/] });

  test('it says what to do', async ({ page }) => {
    await page.route('**/api/demos/runs', (route) => route.abort());
    const bench = await open(page, 'en');
    await bench.getByRole('button', { name: words.en.send, exact: true }).click();
    await expect(bench.getByRole('status')).toContainText('npm start');
  });
});
