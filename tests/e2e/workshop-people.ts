import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { type Companion, startCompanion } from '../../server/index.ts';
import { expect, test } from './test.ts';

export type Workshop = Pick<Companion, 'url' | 'workshop'>;

/** For every test of a file a companion of its own with a workshop that has just begun, `Evening`. */
export function workshopForEachTest(): Workshop {
  let dataDir = '';
  let companion: Companion | undefined;
  test.beforeEach(async () => {
    test.slow(true, 'Several browsers at once.');
    dataDir = await mkdtemp(join(tmpdir(), 'wirebook-e2e-'));
    const siteDir = join(import.meta.dirname, '../../dist');
    companion = await startCompanion({
      ...{ port: 0, dataDir, siteDir, logLevel: 'silent' },
      workshop: { title: 'Evening' },
    });
  });
  test.afterEach(async () => {
    await companion?.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  return {
    get url() {
      return companion?.url ?? '';
    },
    get workshop() {
      if (!companion?.workshop) throw new Error('The workshop has not begun.');
      return companion.workshop;
    },
  };
}

export interface Place {
  readonly lang?: 'ko' | 'en';
  readonly width?: number;
}

/** Somebody in a browser of their own. */
export const person = (browser: Browser, { lang = 'en', width = 1280 }: Place = {}): Promise<Page> =>
  browser
    .newContext({ locale: lang === 'ko' ? 'ko-KR' : 'en-US', viewport: { width, height: 800 } })
    .then((context) => context.newPage());

/** A member who has come by the link with the code. */
export async function joined(
  { url, workshop }: Workshop,
  browser: Browser,
  name: string,
  place: Place = {},
): Promise<Page> {
  const { lang = 'en' } = place;
  const page = await person(browser, place);
  await page.goto(`${url}${lang}/workshop/#join=${workshop?.code ?? ''}`);
  await page.getByRole('textbox', { name: lang === 'ko' ? '이름' : 'Name' }).fill(name);
  await page.getByRole('button', { name: lang === 'ko' ? '참가하기' : 'Join', exact: true }).click();
  await expect(
    page.getByText(
      lang === 'ko' ? `${name} 님, ‘Evening’에 참가했습니다.` : `Welcome to “Evening”, ${name}.`,
    ),
  ).toBeVisible();
  return page;
}

/** Somebody who has come by the link with a key. */
export async function signedIn(
  { url, workshop }: Workshop,
  browser: Browser,
  role: 'instructor' | 'projector',
  place: Place = {},
): Promise<Page> {
  const { lang = 'en' } = place;
  const page = await person(browser, place);
  await page.goto(`${url}${lang}/workshop/#key=${workshop?.keys?.[role] ?? ''}`);
  await page.getByRole('button', { name: lang === 'ko' ? '강사로 들어가기' : 'Sign in to teach' }).click();
  await expect(page.locator('.code').getByText(workshop?.code ?? '-')).toBeVisible();
  return page;
}
