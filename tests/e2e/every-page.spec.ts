import { expectAccessibleInBothThemes } from './accessible.ts';
import { pagesIn } from './site-map.ts';
import { expect, inEachLanguage, test } from './test.ts';

/** Every page that was built, whoever wrote it. What no page ever does is in test.ts. */
inEachLanguage((language) => {
  test('every page has nothing that axe objects to, in light and in dark', async ({ page }) => {
    // Long lessons take axe its time.
    test.setTimeout(20_000 * pagesIn(language).length);
    for (const path of pagesIn(language)) {
      await page.goto(path);
      await expectAccessibleInBothThemes(page);
    }
  });

  test('every page says its language, and links to itself in the other', async ({ page }) => {
    const other = language === 'ko' ? 'en' : 'ko';
    for (const path of pagesIn(language)) {
      await page.goto(path);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(
        page.locator(`a[href^="/${path.replace(language, other).replace(/\/$/, '')}"]`).first(),
      ).toBeAttached();
    }
  });

  test('every page fits into 360 px without scrolling sideways', { tag: '@phone' }, async ({ page }) => {
    for (const path of pagesIn(language)) {
      await page.goto(path);
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(beyond, `${path} is wider than the screen`).toBeLessThanOrEqual(0);
    }
  });
});
