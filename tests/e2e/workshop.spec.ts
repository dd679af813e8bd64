/** A workshop with an instructor and a member, each in a browser of their own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Companion, startCompanion } from '../../server/index.ts';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './test.ts';

const siteDir = join(import.meta.dirname, '../../dist');
let dataDir: string;
let companion: Companion;

test.beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'wirebook-e2e-'));
  companion = await startCompanion({
    ...{ port: 0, dataDir, siteDir, logLevel: 'silent' },
    workshop: { title: 'Evening' },
  });
});

test.afterEach(async () => {
  await companion.close();
  await rm(dataDir, { recursive: true, force: true });
});

test('a member joins by link, raises a hand and hears what is said; the board shows it', async ({
  browser,
}) => {
  const { url, workshop } = companion;
  const [teacher, member] = await Promise.all([
    browser.newContext({ locale: 'en-US' }).then((context) => context.newPage()),
    browser.newContext({ locale: 'ko-KR' }).then((context) => context.newPage()),
  ]);
  await teacher.goto(`${url}en/workshop/#key=${workshop?.keys?.instructor ?? ''}`);
  await teacher.getByRole('button', { name: 'Sign in to teach' }).click();
  await expect(teacher.getByText(workshop?.code ?? '-')).toBeVisible();

  await member.goto(`${url}ko/workshop/#join=${workshop?.code ?? ''}`);
  await member.getByRole('textbox', { name: '이름' }).fill('민지');
  await member.getByRole('button', { name: '참가하기' }).click();
  await expect(member.getByText('민지 님, ‘Evening’에 참가했습니다.')).toBeVisible();
  await expect(teacher.getByRole('rowheader', { name: /민지/ })).toBeVisible();

  await member.getByRole('button', { name: '손 들기' }).click();
  await expect(teacher.getByRole('rowheader', { name: /needs help/ })).toBeVisible();
  await teacher.getByRole('textbox', { name: 'Say to everybody' }).fill('Five minutes');
  await teacher.getByRole('button', { name: 'Send' }).click();
  await expect(member.getByText('Five minutes')).toBeVisible();
  await teacher.getByRole('button', { name: 'Pause everybody' }).click();
  await expect(member.getByText('강사가 모두를 잠시 멈추었습니다.')).toBeVisible();
  await expectAccessible(teacher);
  await expectAccessible(member);

  await member.goto(`${url}ko/labs/echo/`);
  await expect(member.getByRole('button', { name: /실행/ }).first()).toBeVisible();
});

test('who has the wrong code is told what to do', async ({ browser }) => {
  const page = await browser.newContext({ locale: 'en-US' }).then((context) => context.newPage());
  await page.goto(`${companion.url}en/workshop/#join=AAA-AAA`);
  await page.getByRole('textbox', { name: 'Name' }).fill('Ada');
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByRole('alert')).toContainText('not the join code');
});
