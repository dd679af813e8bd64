/** An instructor and members at their workbenches: everybody in a browser of their own. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { labsFolder } from '../../grader/labs.ts';
import type { SavedSolution } from '../../server/api.ts';
import { expectAccessible, expectAccessibleInBothThemes } from './accessible.ts';
import { expect, test } from './test.ts';
import { joined, signedIn, workshopForEachTest } from './workshop-people.ts';

const companion = workshopForEachTest();

/** At the workbench, once the line to the workshop stands. */
async function atLab(page: Page, lang: 'ko' | 'en', lab: string): Promise<void> {
  await page.goto(`${companion.url}${lang}/labs/${lab}/`);
  await expect(
    page.getByRole('status').getByText(/Connected to the workshop|워크숍에 연결됨/),
  ).toBeAttached();
}

/** Puts a file of a lab in place of what the member has. */
async function write(page: Page, lab: string, file: string): Promise<void> {
  const address = `${companion.url}api/labs/${lab.slice(3)}/solution`;
  const { revision } = (await (await page.request.get(address)).json()) as SavedSolution;
  const text = await readFile(join(labsFolder, lab, file), 'utf8');
  const files = [{ path: 'solution.ts', text }];
  expect((await page.request.put(address, { data: { files, revision } })).status()).toBe(200);
}

interface Shift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
}

/** How far things have moved on their own since the page began (Layout Instability, as for CLS). */
const shifts = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const moved = (list.getEntries() as Shift[]).filter(({ hadRecentInput }) => !hadRecentInput);
          resolve(moved.reduce((sum, { value }) => sum + value, 0));
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(0), 500);
      }),
  );

test('who works hears what is said, raises a hand and is told of a pause, while nothing moves', async ({
  browser,
}) => {
  const teacher = await signedIn(companion, browser, 'instructor');
  const [minji, bob] = [
    await joined(companion, browser, '민지', { lang: 'ko' }),
    await joined(companion, browser, 'Bob', { width: 360 }),
  ];
  await atLab(minji, 'ko', 'echo');
  await atLab(bob, 'en', 'echo');
  await expect(minji.getByText('진행: 강사')).toBeVisible();
  await teacher.getByRole('textbox', { name: 'Say to everybody' }).fill('<b>Five</b> minutes');
  await teacher.getByRole('button', { name: 'Send' }).click();
  for (const page of [minji, bob])
    await expect(page.getByRole('log').getByText('<b>Five</b> minutes')).toBeVisible();
  for (const page of [minji, bob]) await expectAccessible(page);

  // By keyboard: put away what was said, then the hand has the focus.
  await bob.getByRole('button', { name: 'Got it' }).focus();
  await bob.keyboard.press('Enter');
  await expect(bob.getByText('<b>Five</b> minutes')).toBeHidden();
  await expect(bob.getByRole('button', { name: 'Raise hand' })).toBeFocused();
  await bob.keyboard.press('Enter');
  await expect(bob.getByRole('button', { name: 'Lower hand' })).toBeVisible();
  await expect(teacher.getByRole('rowheader', { name: /Bob needs help/ })).toBeVisible();
  // Lowered from the board, it is lowered here too; and what was put away stays so.
  await teacher.getByRole('button', { name: 'Bob' }).click();
  await teacher.getByRole('button', { name: 'Lower their hand' }).click();
  await expect(bob.getByRole('button', { name: 'Raise hand' })).toBeVisible();
  await expect(bob.getByText('Instructor is looking at your code')).toBeVisible();
  await bob.reload();
  await expect(bob.getByRole('button', { name: 'Raise hand' })).toBeEnabled();
  await expect(bob.getByText('<b>Five</b> minutes')).toBeHidden();

  await teacher.getByRole('button', { name: 'Pause everybody' }).click();
  await expect(minji.getByText('강사가 잠시 멈춤')).toBeVisible();
  await expect(bob.getByText('Everybody is paused')).toBeVisible();
  // What was said is there as well: she has not put it away.
  await expectAccessibleInBothThemes(minji);
  await minji.getByRole('button', { name: '실행', exact: true }).click();
  await expect(minji.getByText('강사가 모두를 잠시 멈추었습니다.').first()).toBeVisible();
  await teacher.getByRole('button', { name: 'Go on' }).click();
  await expect(bob.getByText('Everybody is paused')).toBeHidden();
  for (const page of [minji, bob]) expect(await shifts(page)).toBeLessThan(0.01);
});

test('hints go away while the instructor keeps them closed; the board shows the failed check as its author sees it', async ({
  browser,
}) => {
  const teacher = await signedIn(companion, browser, 'instructor', { lang: 'ko' });
  const ada = await joined(companion, browser, 'Ada');
  await write(ada, '03-echo', 'wrong/binary-as-text.ts');
  await atLab(ada, 'en', 'echo');
  await ada.getByRole('button', { name: 'Check', exact: true }).click();
  await ada.getByRole('button', { name: 'Show a hint' }).first().click();
  await expect(ada.getByText(/^Hint 1 of \d/)).toBeVisible();
  await teacher.getByText('실습 열고 닫기').click();
  const echo = teacher.getByRole('listitem').filter({ hasText: /^echo/ });
  await echo.getByRole('checkbox', { name: '힌트 열기' }).click();
  await expect(ada.getByText('Your instructor has closed the hints for this lab.').first()).toBeVisible();
  await expectAccessibleInBothThemes(ada);
  await expect(ada.getByRole('button', { name: /hint/i })).toHaveCount(0);
  expect((await ada.request.get(`${companion.url}api/labs/echo/hints`)).status()).toBe(403);
  await echo.getByRole('checkbox', { name: '힌트 열기' }).click();
  await expect(ada.getByRole('button', { name: /hint/i }).first()).toBeVisible();

  await teacher.getByRole('button', { name: 'Ada' }).click();
  const look = teacher.getByRole('region', { name: 'Ada 님의 작업' });
  await expect(look.getByRole('table').getByText('여기서 약속이 깨졌습니다').first()).toBeVisible();
  const frame = look.getByRole('table').getByRole('button').first();
  await frame.click();
  await expect(frame).toHaveAttribute('aria-expanded', 'true');
  await expectAccessible(teacher);
});

test('three members chat through the server of one of them, until she closes the door', async ({
  browser,
}) => {
  const [ada, bob, cyd] = [
    await joined(companion, browser, 'Ada'),
    await joined(companion, browser, 'Bob'),
    await joined(companion, browser, '시드', { lang: 'ko', width: 360 }),
  ];
  await write(ada, '06-rooms', 'solution.ts');
  await atLab(ada, 'en', 'rooms');
  await ada.getByRole('button', { name: 'Run', exact: true }).click();
  await ada.getByRole('button', { name: 'Invite' }).click();
  await ada.getByRole('button', { name: 'Make a link' }).click();
  const link = (await ada.locator('.wb-share-link code').textContent()) ?? '';
  await ada.setViewportSize({ width: 360, height: 800 });
  const invitation = ada.getByRole('group', { name: 'Let classmates in' });
  await expect(invitation).toBeInViewport({ ratio: 1 });
  await ada.setViewportSize({ width: 1280, height: 800 });
  await bob.goto(link);
  await cyd.goto(link.replace('/en/', '/ko/'));
  await expect(bob.getByText('You are at the server of Ada.')).toBeVisible();
  await bob.getByRole('button', { name: 'Connect', exact: true }).click();
  await cyd.getByRole('button', { name: '연결', exact: true }).click();
  await expect(ada.getByText('In now: Bob, 시드')).toBeVisible();
  await expectAccessible(ada);
  for (const page of [bob, cyd]) await expectAccessible(page);
  await bob.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(
    bob.getByRole('region', { name: 'Messages sent and received' }).getByText('"joined"').first(),
  ).toBeVisible();
  await cyd.getByRole('button', { name: '들어가기', exact: true }).click();
  await expect(cyd.getByText('"joined"').first()).toBeVisible();
  await cyd.getByRole('button', { name: '말하기', exact: true }).click();
  await expect(bob.getByText('"from":"시드"').first()).toBeVisible();
  // Neither code nor controls: those are nowhere on a guest's page.
  await expect(bob.getByRole('button', { name: /^(Run|Stop|Check|Restart)/ })).toHaveCount(0);

  if (!(await ada.getByText('In now').isVisible())) await ada.getByRole('button', { name: 'Invite' }).click();
  await ada.getByRole('button', { name: 'Close, and put everybody out' }).click();
  await expect(bob.getByText('This server is no longer open to you')).toBeVisible();
  await expect(cyd.getByText('이 서버는 더 열려 있지 않습니다.')).toBeVisible();
  await expect(bob.getByRole('button', { name: 'Connect', exact: true })).toBeDisabled();
  // Of frames, which a guest cannot see, nothing is said.
  await expect(bob.getByText('cut off without a close frame (1006)')).toBeVisible();
  await expect(cyd.getByText('종료 프레임 없이 연결이 끊겼습니다. (1006)')).toBeVisible();
});

test('the projector shows how to join, to be read from the last row', async ({ browser }) => {
  const projector = await signedIn(companion, browser, 'projector');
  await expect(projector.getByRole('img', { name: 'QR code of the address to join' })).toBeVisible();
  await expect(
    projector.getByText(`${companion.url}en/workshop/#join=${companion.workshop?.code ?? ''}`),
  ).toBeVisible();
  await expectAccessible(projector);
});

test('who is in no workshop loads nothing of one', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('en/labs/echo/');
  await expect(page.getByRole('button', { name: 'Check', exact: true })).toBeEnabled();
  await expect.poll(() => asked.some((url) => url.endsWith('/api/workshop'))).toBe(true);
  expect(asked.filter((url) => /Strip/.test(url))).toEqual([]);
  await expect(page.getByRole('button', { name: 'Raise hand' })).toHaveCount(0);
});
