/** Progress: kept by reading and answering, shown on the map, the same in both languages, carried along as a file. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, inEachLanguage, test } from './test.ts';

const early = '2026-01-01T00:00:00.000Z';
const lessonRow = (page: Page) => page.locator('.map > li[data-lesson="lifecycle"]');
const count = (page: Page, name: string) => page.locator(`[data-count="${name}"]`);

/** What another browser left with the companion. */
const leave = async (page: Page, entries: Readonly<Record<string, string>>): Promise<void> => {
  const timed = Object.entries(entries).map(([name, value]) => [name, { value, at: early }]);
  const answer = await page.request.put('/api/progress', {
    data: { entries: Object.fromEntries(timed) as object },
  });
  expect(answer.ok()).toBe(true);
};

const kept = async (page: Page): Promise<Record<string, { value: string } | undefined>> => {
  const answer = await page.request.get('/api/progress');
  return ((await answer.json()) as { entries: Record<string, { value: string }> }).entries;
};

const readToTheEnd = async (page: Page): Promise<void> => {
  for (const heading of await page.locator('.sl-markdown-content h2').all()) {
    await heading.evaluate((element) => element.scrollIntoView());
    await page.waitForTimeout(900);
  }
  await page.locator('wb-reading').scrollIntoViewIfNeeded();
};

inEachLanguage((language) => {
  const other = language === 'ko' ? 'en' : 'ko';
  const said = {
    ko: {
      readOn: '이어서 읽기',
      foreign: '진도 파일이 아닙니다',
      imported: '가져왔습니다',
      exports: '진도 내보내기',
    },
    en: { readOn: 'Read on', foreign: 'no progress file', imported: 'Imported', exports: 'Export progress' },
  }[language];

  test('who reads to the end has read it, here and in the other language', async ({ page }) => {
    await page.goto(`/${language}/lessons/lifecycle/`);
    const button = page.locator('wb-reading button');
    await expect(button).toHaveAttribute('aria-pressed', 'false');
    await readToTheEnd(page);
    await expect(button).toHaveAttribute('aria-pressed', 'true');
    await page.goto(`/${other}/lessons/`);
    await expect(lessonRow(page)).toHaveAttribute('data-read');
    await expect(count(page, 'lessons')).toHaveText('1');
  });

  test('a jump to the end is no reading, and reading can be said and taken back', async ({ page }) => {
    await page.goto(`/${language}/lessons/lifecycle/`);
    const button = page.locator('wb-reading button');
    await button.scrollIntoViewIfNeeded();
    await expect.poll(async () => (await kept(page))['place']?.value).toMatch(/^lifecycle\//);
    await expect(button).toHaveAttribute('aria-pressed', 'false');
    await button.click();
    await expect(button).toHaveAttribute('aria-pressed', 'true');
    await button.click();
    await expect(button).toHaveAttribute('aria-pressed', 'false');
    await expect.poll(async () => (await kept(page))['read/lifecycle']?.value).toBe('0');
  });

  test('what another browser did shows on the map: read, right answers, labs passed', async ({ page }) => {
    await leave(page, {
      'read/lifecycle': '1',
      'answer/lifecycle/who-sent-1006': '1',
      'answer/lifecycle/where-to-clean-up': '1',
      'lab/echo': '9/9',
    });
    await page.goto(`/${language}/`);
    await expect(count(page, 'lessons')).toHaveText('1');
    await expect(count(page, 'questions')).toHaveText('1');
    await expect(count(page, 'labs')).toHaveText('1');
    await expect(lessonRow(page).locator('[data-right-of]')).toHaveText('1');
    await expect(lessonRow(page).locator('[data-lab="echo"]')).toHaveAttribute('data-passed');
    await page.goto(`/${language}/labs/`);
    await expect(page.locator('[data-lab="echo"] .points')).toContainText('9');
  });

  test('who comes back goes on at the section where they stopped', async ({ page }) => {
    await leave(page, { place: 'lifecycle/4' });
    await page.goto(`/${language}/lessons/`);
    const resume = page.locator('wb-chapter-progress .resume');
    await expect(resume).toContainText(said.readOn);
    await resume.click();
    const heading = page.locator('.sl-markdown-content h2').nth(3);
    await expect(heading).toBeInViewport();
    await expect
      .poll(() => decodeURIComponent(new URL(page.url()).hash))
      .toBe(`#${await heading.getAttribute('id')}`);
    await page.goto(`/${language}/`);
    await expect(page.locator('.hero .secondary')).toContainText(said.readOn);
  });

  test('progress goes out as a file and comes in as one; the later of two values holds', async ({ page }) => {
    await leave(page, { 'read/lifecycle': '1' });
    await page.goto(`/${language}/lessons/`);
    await expect(count(page, 'lessons')).toHaveText('1');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: said.exports }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^wirebook-progress-\d{4}-\d\d-\d\d\.json$/);
    const text = await readFile(await file.path(), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ entries: { 'read/lifecycle': { value: '1', at: early } } });

    const older = text.replaceAll('"1"', '"0"').replaceAll(early, '2020-01-01T00:00:00.000Z');
    await choose(page, older);
    await expect(page.locator('.said')).toContainText(said.imported);
    await expect(count(page, 'lessons')).toHaveText('1');
    await choose(page, text.replaceAll('"1"', '"0"').replaceAll(early, '2026-02-01T00:00:00.000Z'));
    await expect(count(page, 'lessons')).toHaveText('0');
  });

  test('a file that is none says so, and nothing is lost', async ({ page }) => {
    await leave(page, { 'read/lifecycle': '1' });
    await page.goto(`/${language}/lessons/`);
    await expect(count(page, 'lessons')).toHaveText('1');
    await choose(page, '{"name": "wirebook", "version": "0.1.0"}');
    await expect(page.locator('.said')).toContainText(said.foreign);
    await expect(count(page, 'lessons')).toHaveText('1');
    expect((await kept(page))['read/lifecycle']?.value).toBe('1');
  });
});

test.describe('without a companion', () => {
  test.use({ expected: [/ERR_FAILED|Failed to load resource/] });
  test('this browser keeps it, and brings it along when the companion is back', async ({ page }) => {
    await page.route('**/api/progress', (route) => route.abort());
    await page.goto('/en/lessons/lifecycle/');
    await page.locator('wb-reading button').click();
    await page.reload();
    await expect(page.locator('wb-reading button')).toHaveAttribute('aria-pressed', 'true');
    await page.unroute('**/api/progress');
    await page.goto('/en/lessons/');
    await expect.poll(async () => (await kept(page))['read/lifecycle']?.value).toBe('1');
  });
});

const choose = (page: Page, text: string): Promise<void> =>
  page
    .locator('wb-chapter-progress input[type="file"]')
    .setInputFiles({ name: 'progress.json', mimeType: 'application/json', buffer: Buffer.from(text) });
