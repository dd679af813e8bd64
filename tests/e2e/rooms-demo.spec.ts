/** The demo of the rooms lesson: four clients on one real server, and who hears whom. */
import type { Locator, Page } from '@playwright/test';
import { words } from '../../site/demos/room-graph/words.ts';
import { expectAccessible } from './accessible.ts';
import { expect, inEachLanguage, test } from './test.ts';

const open = async (page: Page, language: 'ko' | 'en'): Promise<Locator> => {
  await page.goto(`/${language}/lessons/rooms/`);
  const demo = page.locator('.demo');
  await demo.scrollIntoViewIfNeeded();
  return demo;
};

inEachLanguage((language) => {
  const said = words[language];

  test('messages reach the other members, and rooms go with the last of them', async ({ page }) => {
    const demo = await open(page, language);
    const isIn = (name: string, room: string) =>
      demo.getByRole('checkbox', { name: said.isIn(name, room), exact: true });
    const say = (name: string, room: string) =>
      demo.getByRole('button', { name: `${said.say} ${said.as(name, room)}`, exact: true }).click();
    const status = demo.getByRole('status');
    const counts = demo.locator('.stats code');

    await demo.getByRole('button', { name: said.connect }).click();
    await expect(status).toHaveText(said.connected, { timeout: 20_000 });
    for (const name of ['alice', 'bob', 'carol']) {
      // From the keyboard: a tick appears once the server has confirmed it.
      await isIn(name, 'tech').press('Space');
      await expect(isIn(name, 'tech')).toBeChecked();
    }
    await expect(counts).toHaveText('{"rooms":{"tech":3}}');
    await say('alice', 'tech');
    await expect(status).toHaveText(said.heard('alice', 'tech', 'bob, carol'));
    await expect(demo.locator('.graph .in')).toHaveCount(2);
    await say('dave', 'food');
    await expect(status).toHaveText(said.refused('dave', 'food'));
    await expect(counts).toHaveText('{"rooms":{"tech":3}}');
    await expectAccessible(page);

    await demo.getByRole('button', { name: `${said.cut} carol`, exact: true }).click();
    await expect(counts).toHaveText('{"rooms":{"tech":2}}');
    await demo.getByRole('button', { name: `${said.back} carol`, exact: true }).click();
    await expect(isIn('carol', 'tech')).toBeEnabled();
    await expect(isIn('carol', 'tech')).not.toBeChecked();
    for (const name of ['alice', 'bob']) await isIn(name, 'tech').press('Space');
    await expect(counts).toHaveText('{"rooms":{}}');
  });
});

test.describe('without a companion', () => {
  test.use({ expected: [/ERR_FAILED/] });

  test('it says what to do', async ({ page }) => {
    await page.route('**/api/demos/runs', (route) => route.abort());
    const demo = await open(page, 'ko');
    await demo.getByRole('button', { name: words.ko.connect }).click();
    await expect(demo.getByRole('status')).toContainText('npm start');
  });
});
