/** Reading: languages, themes, search, questions and samples, as a reader meets them. */
import { findLabs } from '../../grader/labs.ts';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './test.ts';

const lesson = (lang: string): string => `/${lang}/lessons/lifecycle/`;

for (const { lang, other, firstLab, words } of [
  { lang: 'ko', other: 'en', firstLab: /첫 실습 시작하기/, words: '선 위에서 배웁니다' },
  { lang: 'en', other: 'ko', firstLab: /Start the first lab/, words: 'on the wire' },
]) {
  test.describe(lang, () => {
    test('the front page leads into the first lab in one click', async ({ page }) => {
      await page.goto(`/${lang}/`);
      await expect(page.getByRole('heading', { level: 1 })).toContainText(words);
      await page.getByRole('link', { name: firstLab }).click();
      const [first] = await findLabs();
      await expect(page).toHaveURL(new RegExp(`/${lang}/labs/${String(first?.slug)}/?$`));
    });

    test('the map shows every lesson and links to those that are written', async ({ page }) => {
      await page.goto(`/${lang}/lessons/`);
      await expect(page.locator('.map > li')).toHaveCount(16);
      await expect(page.locator('.map > li[data-lesson="lifecycle"] h3 a')).toHaveAttribute(
        'href',
        lesson(lang),
      );
    });

    test('the other language is one click away, on the same page, and is remembered', async ({
      page,
      context,
    }) => {
      await page.goto(lesson(lang));
      await page.locator(`a[hreflang="${other}"][rel="alternate"]`).click();
      await expect(page).toHaveURL(lesson(other));
      const cookies = await context.cookies();
      expect(cookies.find(({ name }) => name === 'wirebook-language')).toMatchObject({
        value: other,
        sameSite: 'Lax',
      });
      await page.goto('/');
      await expect(page).toHaveURL(`/${other}/`);
    });

    test('what a link carries behind # goes along into the other language', async ({ page }) => {
      await page.goto(`/${lang}/workshop/#join=BCD-FGH`);
      await page.locator(`a[hreflang="${other}"][rel="alternate"]`).click();
      await expect(page).toHaveURL(`/${other}/workshop/#join=BCD-FGH`);
    });

    test.describe('where nothing is', () => {
      test.use({ expected: [/404/] });
      test('an unknown page says so in the language of its address, with status 404', async ({ page }) => {
        const answer = await page.goto(`/${lang}/nothing/here/`);
        expect(answer?.status()).toBe(404);
        await expect(page.locator('html')).toHaveAttribute('lang', lang);
        await page.getByRole('main').locator(`a[href="/${lang}/lessons/"]`).click();
        await expect(page).toHaveURL(`/${lang}/lessons/`);
      });
    });

    test('search finds a section, and the keyboard alone gets there', async ({ page }) => {
      await page.goto(`/${lang}/`);
      await page.keyboard.press('Control+k');
      await page.keyboard.type('1006');
      const links = page.locator('wb-search .found a');
      await expect(links.first()).toBeVisible();
      await page.keyboard.press('ArrowDown');
      await expect(links.first()).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(new RegExp(`^[^#]*${lesson(lang)}`));
    });
  });
}

test('Escape closes the search, even with words in it', async ({ page }) => {
  await page.goto('/en/');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('close');
  await page.keyboard.press('Escape');
  await expect(page.locator('wb-search dialog')).toBeHidden();
});

test('the theme follows the system until the reader chooses, and the choice outlives a reload', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(lesson('en'));
  const html = page.locator('html');
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(html).toHaveAttribute('data-theme', 'light');
  await page.getByRole('button', { name: 'Switch to dark' }).click();
  await page.reload();
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('button', { name: 'Switch to light' }).click();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(html).toHaveAttribute('data-theme', 'dark');
});

test('an answer explains itself, is announced, counted and still there tomorrow, in either language', async ({
  page,
}) => {
  await page.goto(lesson('en'));
  const question = page.getByRole('group', { name: /log is full of 1006/ });
  await question.getByRole('radio').nth(1).focus();
  await page.keyboard.press('Space');
  await expect(question.getByText('Not quite.').first()).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await expect(question.getByText('Right.', { exact: true })).toBeVisible();
  await expect(question.getByText('Not quite.').first()).toBeHidden();
  await expect(page.locator('wb-quiz [role="status"]')).toContainText(
    'It is a note about something that did not come',
  );
  await page.goto(lesson('ko'));
  await expect(page.locator('input[name="who-sent-1006"]').first()).toBeChecked();
});

test('the score appears once every question is answered', async ({ page }) => {
  await page.goto(lesson('en'));
  const groups = page.locator('wb-quiz fieldset');
  await expect(page.locator('wb-quiz .score')).toBeHidden();
  for (const group of await groups.all()) await group.locator('[data-right] input').check();
  await expect(page.locator('wb-quiz .score')).toHaveText('5 of 5 right');
});

test('who prefers FastAPI sees it in every sample, and again after a reload', async ({ page }) => {
  await page.goto(lesson('ko'));
  await page.getByRole('tab', { name: 'FastAPI' }).first().click();
  await expect(page.getByText('await websocket.accept()').first()).toBeVisible();
  await page.reload();
  const tabs = page.getByRole('tab', { name: 'FastAPI' });
  for (const tab of await tabs.all()) await expect(tab).toHaveAttribute('aria-selected', 'true');
});

test('on a telephone the menu leads to every lesson', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(lesson('en'));
  await page.getByRole('button', { name: 'Menu' }).click();
  const menu = page.getByRole('navigation', { name: 'Lessons', exact: true });
  await expect(menu.getByText('Heartbeats')).toBeVisible();
});

test('axe finds nothing in what opens later: explanations of either kind, and the search', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(lesson('ko'));
  await page.locator('wb-quiz fieldset').nth(0).locator('input').nth(0).check();
  await page.locator('wb-quiz fieldset').nth(1).locator('[data-right] input').check();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('close');
  await expect(page.locator('wb-search .found a').first()).toBeVisible();
  await expectAccessible(page);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('a lesson can be read, and its questions answered', async ({ page }) => {
    await page.goto(lesson('en'));
    await expect(page.getByRole('heading', { name: 'In short' })).toBeVisible();
    await page.locator('input[name="who-sent-1006"]').first().check();
    await expect(page.getByText('It is a note about something that did not come')).toBeVisible();
  });
  test('the live demo says what it needs', async ({ request }) => {
    const html = await (await request.get(lesson('en'))).text();
    expect(/<noscript>([^]*?)<\/noscript>/.exec(html)?.[1]).toContain('Please turn JavaScript on');
  });
});
