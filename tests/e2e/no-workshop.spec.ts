/** The page of workshops on a companion that holds none. */
import { words } from '../../site/workshop/words.ts';
import { expectAccessibleInBothThemes } from './accessible.ts';
import { expect, inEachLanguage, test } from './test.ts';

inEachLanguage((language) => {
  const { none, code } = words[language];

  test('it is said how to join one and how to open one', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    await page.goto(`${language}/workshop/`);
    for (const text of Object.values(none)) await expect(page.getByText(text)).toBeVisible();
    await expect(page.getByLabel(code)).toHaveCount(0);
    await expectAccessibleInBothThemes(page);
  });
});
