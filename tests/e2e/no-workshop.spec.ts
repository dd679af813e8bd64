/** The page of workshops on a companion that holds none: how to join one, and how its owner opens one. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { problems } from '../../server/workshop/problems.ts';
import { words } from '../../site/workshop/words.ts';
import { expectAccessibleInBothThemes } from './accessible.ts';
import { expect, inEachLanguage, test as base } from './test.ts';
import { person } from './workshop-people.ts';

/** The real command, on a free port; gives the address that opens a workshop. */
async function serve(language: 'ko' | 'en') {
  const data = await mkdtemp(join(tmpdir(), 'wirebook-e2e-'));
  const command = join(import.meta.dirname, '../../cli/wirebook.mjs');
  const args = [command, 'serve', '--port', '0', '--data', data, '--language', language];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  let address = '';
  for await (const line of createInterface({ input: child.stdout })) {
    [address = ''] = /http:\S+#key=\S+/.exec(line) ?? [];
    if (address) break;
  }
  child.stdout.resume();
  return {
    address,
    end: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      expect(await ended).toBe(0);
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** Starts it, and ends it whatever comes of the test. */
const test = base.extend<{ readonly begin: typeof serve }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright wants its fixtures by name.
  begin: async ({}, use) => {
    const begun: Awaited<ReturnType<typeof serve>>[] = [];
    await use(async (language) => {
      const one = await serve(language);
      begun.push(one);
      return one;
    });
    for (const one of begun) await one.end();
  },
});

inEachLanguage((language) => {
  const { none, code, join: joinIn, name, key, joined } = words[language];

  test('it is said how to join one and how to open one', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    await page.goto(`${language}/workshop/`);
    for (const text of [none.join, none.whereKey, none.ends, none.command])
      await expect(page.getByText(text)).toBeVisible();
    await expect(page.getByLabel(code)).toHaveCount(0);
    await expectAccessibleInBothThemes(page);
  });

  test('its owner opens one with the key of the terminal, and members join', async ({ browser, begin }) => {
    test.slow(true, 'A companion ends and begins anew.');
    const companion = await begin(language);
    const page = await person(browser, { lang: language });
    await page.goto(companion.address);
    await page.getByLabel(none.title).fill('Evening');
    await expect(page.getByLabel(key)).not.toHaveValue('');
    const right = await page.getByLabel(key).inputValue();
    await page.getByLabel(key).fill('wrong');
    await page.getByRole('button', { name: none.open }).click();
    await expect(page.getByRole('alert')).toHaveText(problems.texts['opening-key-wrong'][language]());
    await page.getByLabel(key).fill(right);
    await page.getByRole('button', { name: none.open }).click();
    await expect(page.getByText(joined(words[language].roles.instructor, 'Evening'))).toBeVisible({
      timeout: 30_000,
    });
    const link = (await page.locator('.join .link').textContent()) ?? '';
    expect(link).toContain('/workshop/#join=');
    await expectAccessibleInBothThemes(page);
    const ada = await person(browser, { lang: language });
    await ada.goto(link);
    await ada.getByLabel(name).fill('Ada');
    await ada.getByRole('button', { name: joinIn, exact: true }).click();
    await expect(ada.getByText(joined('Ada', 'Evening'))).toBeVisible();
    await expect(
      page.getByRole('rowheader', { name: 'Ada' }).or(page.getByText('Ada')).first(),
    ).toBeVisible();
    await ada.close();
  });
});
