import type { Page } from '@playwright/test';

export interface ClickToVerdict {
  /** From the click to the first outcome in the page, in milliseconds. */
  readonly first: number;
  /** From the click until every outcome is there and Check can be clicked again. */
  readonly report: number;
}

/** Clicks Check in a workbench and watches the page itself, so that nothing of the measuring lies in between. */
export const clickCheck = (page: Page, check: string): Promise<ClickToVerdict> =>
  page.evaluate(async (name) => {
    const button = [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === name);
    if (button === undefined) throw new Error(`There is no button ${name}.`);
    const outcomes = () => document.querySelectorAll('[aria-controls^="check-"][aria-expanded]').length;
    return await new Promise<ClickToVerdict>((resolve) => {
      const clicked = performance.now();
      let cleared = outcomes() === 0;
      let first: number | undefined;
      const look = () => {
        cleared ||= outcomes() === 0;
        if (!cleared || outcomes() === 0) return;
        first ??= performance.now() - clicked;
        if (button.disabled) return;
        observer.disconnect();
        resolve({ first, report: performance.now() - clicked });
      };
      const observer = new MutationObserver(look);
      observer.observe(document.body, { subtree: true, childList: true, attributes: true });
      button.click();
    });
  }, check);
