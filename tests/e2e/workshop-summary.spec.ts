/** What an instructor looks at after a workshop, and shows to others. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type APIRequestContext, type Browser, type Page, request } from '@playwright/test';
import { type Companion, startCompanion } from '../../server/index.ts';
import { expectAccessibleInBothThemes } from './accessible.ts';
import { expect, test } from './test.ts';

const root = join(import.meta.dirname, '../..');
let dataDir: string;
let companion: Companion;

test.beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'wirebook-e2e-'));
  const options = { port: 0, dataDir, siteDir: join(root, 'dist'), logLevel: 'silent' };
  companion = await startCompanion({ ...options, workshop: { title: 'Evening', keepDays: 30 } });
});

test.afterEach(async () => {
  await companion.close();
  await rm(dataDir, { recursive: true, force: true });
});

const openPage = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ locale: 'en-US' })).newPage();

/** Joins, and checks these files of the echo lab one after the other. */
async function learns(name: string, files: readonly string[]): Promise<APIRequestContext> {
  const member = await request.newContext({ baseURL: companion.url });
  await member.post('api/workshop/members', { data: { code: companion.workshop?.code, name } });
  for (const file of files) {
    const text = await readFile(join(root, 'labs/03-echo', file), 'utf8');
    const data = { files: [{ path: 'solution.ts', text }] };
    const started = await member.post('api/labs/echo/gradings', { data });
    const { events } = (await started.json()) as { events: string };
    await member.get(events.slice(1));
  }
  return member;
}

test('the summary says how far the room came and what was hard, in both languages, with names or without', async ({
  browser,
}) => {
  const page = await openPage(browser);
  const members = [
    await learns('Ada', ['wrong/prefix.ts', 'solution.ts']),
    await learns('Bob', ['wrong/prefix.ts', 'wrong/trims.ts']),
  ];
  await page.goto(`${companion.url}en/workshop/#key=${companion.workshop?.keys?.instructor ?? ''}`);
  await expect(page.getByText('deleted by itself 30 days after')).toBeVisible();
  await page.getByRole('button', { name: 'Sign in to teach' }).click();
  await page.getByText('Take home').click();
  await page.getByRole('link', { name: 'Workshop summary' }).click();

  await expect(page.getByRole('heading', { name: 'Evening' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Passed, lab by lab' })).toContainText('1 of 2');
  const hard = page.getByRole('table', { name: 'Hardest checks' });
  await expect(hard.getByRole('row', { name: /text-stays-text/ })).toContainText('2 of 2');
  await expect(page.getByRole('img', { name: /The checks that all members have passed/ })).toBeVisible();
  await page.getByText('As a table').click();
  await expect(page.getByRole('columnheader', { name: 'Time' })).toBeVisible();
  await expect(page.getByRole('rowheader', { name: 'Ada' })).toBeVisible();
  await page.getByRole('button', { name: 'Without names' }).click();
  await expect(page.getByRole('rowheader', { name: 'Ada' })).toBeHidden();
  await expectAccessibleInBothThemes(page);

  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(`${companion.url}ko/workshop/summary/`);
  await expect(page.getByRole('table', { name: '어려웠던 검사' })).toContainText('2/2명');
  await expect(page.getByRole('rowheader', { name: 'Bob' })).toBeVisible();
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(beyond).toBeLessThanOrEqual(0);
  await expectAccessibleInBothThemes(page);
  for (const member of members) await member.dispose();
});

test('a stranger is shown the way in, and so is who comes where no workshop is', async ({
  browser,
  page,
}) => {
  const stranger = await openPage(browser);
  await stranger.goto(`${companion.url}ko/workshop/summary/`);
  await page.goto('ko/workshop/summary/');
  for (const one of [stranger, page]) {
    await expect(one.getByText('가르치는 사람에게만 보입니다')).toBeVisible();
    await expect(one.getByRole('link', { name: '워크숍으로 가기' })).toBeVisible();
  }
  await page.setViewportSize({ width: 360, height: 800 });
  await expectAccessibleInBothThemes(page);
});
