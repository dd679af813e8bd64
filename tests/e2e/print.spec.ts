/** A lesson printed is what is read: no menus, everything that a click would open, on white paper. */
import { expect, inEachLanguage, test } from './test.ts';

inEachLanguage((language) => {
  test('a printed lesson has its text, its reasons and its diagrams in words, and nothing to click', async ({
    page,
  }) => {
    await page.goto(`/${language}/lessons/lifecycle/`);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const gone of ['header.header', '.sidebar', 'wb-search', 'wb-reading', '.neighbours', '.deeds'])
      for (const one of await page.locator(gone).all()) await expect(one).toBeHidden();
    await expect(page.locator('.answer .why').first()).toBeVisible();
    await expect(page.locator('.diagram details > div').first()).toBeVisible();
    await expect(page.locator('.code pre').first()).toBeVisible();
  });

  test('it prints, light on whatever screen, and the screen is as it was afterwards', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(`/${language}/lessons/lifecycle/`);
    await page.evaluate(() => {
      addEventListener('beforeprint', () => {
        document.documentElement.dataset['printed'] = document.documentElement.dataset['theme'];
      });
    });
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await expect(page.locator('html')).toHaveAttribute('data-printed', 'light');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  });
});
