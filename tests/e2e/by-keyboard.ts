import { expect, type Locator, type Page } from '@playwright/test';

const most = 200;

/** Goes on with a key until something has the focus, as somebody does who has no mouse. */
export async function reach(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let press = 0; press < most; press += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press(key);
  }
  await expect(target, `reached by ${most} times ${key}`).toBeFocused();
}

/** Presses a button that is reached by Tab. */
export async function pressOn(page: Page, target: Locator, key?: 'Tab' | 'Shift+Tab'): Promise<void> {
  await reach(page, target, key);
  await page.keyboard.press('Enter');
}

/** To a panel by F6, from wherever the focus is. */
export async function toPanel(page: Page, panel: string, key: 'F6' | 'Shift+F6' = 'F6'): Promise<void> {
  const inside = page.locator(`[data-panel="${panel}"]:focus-within`);
  for (let press = 0; press < 4 && (await inside.count()) === 0; press += 1) await page.keyboard.press(key);
  await expect(inside).toHaveCount(1);
}

/** Puts other code in place of all that is in the editor, from the clipboard. */
export async function pasteOver(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+V');
}

const hasFocus = async (target: Locator): Promise<boolean> =>
  (await target.count()) === 1 && (await target.evaluate((element) => element === document.activeElement));
