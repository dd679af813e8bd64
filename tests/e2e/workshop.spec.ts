/** A workshop with an instructor and a member, each in a browser of their own. */
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './test.ts';
import { joined, person, signedIn, workshopForEachTest } from './workshop-people.ts';

const companion = workshopForEachTest();

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
  await expect(teacher.getByText(workshop?.code ?? '-', { exact: true })).toBeVisible();

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

/** Saves, or checks, as the workbench does. */
const api = (page: Page, method: string, path: string, data: object): Promise<number> =>
  page.request.fetch(`${companion.url}api/${path}`, { method, data }).then((answer) => answer.status());

const filesOf = (text: string) => [{ path: 'solution.ts', text }];

test('an instructor and three members: totals, a look into the code as it changes, a word to one, labs closed', async ({
  browser,
}) => {
  const teacher = await signedIn(companion, browser, 'instructor');
  const markup = '<img src=x onerror=alert(1)> Cyd';
  const [ada, bob, cyd] = await Promise.all(
    ['Ada', 'Bob', markup].map((name) => joined(companion, browser, name)),
  );
  if (!ada || !bob || !cyd) throw new Error('Three have joined.');
  // A name is text, on the board of all places.
  await expect(teacher.getByRole('button', { name: markup })).toBeVisible();
  await expect(teacher.locator('img[src="x"]')).toHaveCount(0);
  for (const page of [ada, bob])
    expect(await api(page, 'POST', 'labs/echo/gradings', { files: filesOf('nonsense(') })).toBe(202);
  await expect(teacher.getByRole('list', { name: 'How the room does' })).toContainText('0 of 3 have passed');
  await expect(teacher.getByRole('list', { name: 'How the room does' })).toContainText(
    '2 of the 2 who checked fail',
  );

  await api(ada, 'PUT', 'labs/echo/solution', { files: filesOf('// <b>first</b>'), revision: 0 });
  await teacher.getByRole('button', { name: 'Ada' }).click();
  const look = teacher.getByRole('region', { name: 'What Ada does' });
  await expect(look.getByText('// <b>first</b>')).toBeVisible();
  await expect(ada.getByText('instructor is looking at your code now.')).toBeVisible();
  await api(ada, 'PUT', 'labs/echo/solution', { files: filesOf('// second'), revision: 1 });
  await expect(look.getByText('// second')).toBeVisible();
  await expect(look.getByText(/Last check: 0 of \d+ points/)).toBeVisible();
  await expect(look.getByText('Syntax error')).toBeVisible();
  await look.getByRole('textbox', { name: 'Say to Ada' }).fill('Look at line one');
  await look.getByRole('button', { name: 'Send' }).click();
  await expect(ada.getByText('Look at line one')).toBeVisible();
  await expect(bob.getByText('Look at line one')).toBeHidden();
  await expectAccessible(teacher);
  await look.getByRole('button', { name: 'Close' }).click();
  await expect(ada.getByText('instructor is looking')).toBeHidden();

  await teacher.getByText('Open and close labs').click();
  await teacher
    .getByRole('listitem')
    .filter({ hasText: /^echo/ })
    .getByRole('checkbox', { name: 'Open', exact: true })
    .click();
  await expect
    .poll(() => api(cyd, 'PUT', 'labs/echo/solution', { files: filesOf('late'), revision: 0 }))
    .toBe(423);

  await cyd.reload();
  await expect(cyd.getByText(`Welcome to “Evening”, ${markup}.`)).toBeVisible();
});

test('grades, reports, code and a backup are taken home from the board; the projector has neither names nor buttons', async ({
  browser,
}) => {
  const teacher = await signedIn(companion, browser, 'instructor', { lang: 'ko' });
  const ada = await joined(companion, browser, 'Ada');
  await api(ada, 'PUT', 'labs/echo/solution', { files: filesOf('of Ada'), revision: 0 });
  await expect(teacher.getByRole('rowheader', { name: /Ada/ })).toBeVisible();
  await teacher.getByText('결과 가져가기').click();
  for (const [link, file] of [
    [/CSV/, 'wirebook-grades.csv'],
    [/JSON/, 'wirebook-reports.json'],
    [/ZIP/, 'wirebook-code.zip'],
    [/SQLite/, 'wirebook-backup.sqlite'],
  ] as const) {
    const download = teacher.waitForEvent('download');
    await teacher.getByRole('link', { name: link }).click();
    expect((await download).suggestedFilename()).toBe(file);
  }
  await teacher.getByRole('combobox', { name: '실습' }).selectOption('echo');
  const gradebook = teacher.waitForEvent('download');
  await teacher.getByRole('button', { name: '내려받기' }).click();
  expect((await gradebook).suggestedFilename()).toBe('echo-csv.csv');
  await expect(teacher.getByText('성적표에 들어가지 않은 사람: Ada')).toBeVisible();
  await expectAccessible(teacher);
  await teacher.setViewportSize({ width: 360, height: 800 });

  const projector = await signedIn(companion, browser, 'projector');
  await expect(projector.getByRole('list', { name: 'How the room does' })).toContainText(
    '0 of 1 have passed',
  );
  await expect(projector.getByRole('rowheader', { name: 'Member' })).toBeVisible();
  await expect(projector.getByText('Ada')).toBeHidden();
  await expect(projector.getByRole('main').getByRole('button')).toHaveCount(0);
});

test('who has the wrong code is told what to do', async ({ browser }) => {
  const page = await browser.newContext({ locale: 'en-US' }).then((context) => context.newPage());
  await page.goto(`${companion.url}en/workshop/#join=AAA-AAA`);
  await page.getByRole('textbox', { name: 'Name' }).fill('Ada');
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByRole('alert')).toContainText('not the join code');
});

test('what is typed before the page has come to life stays', async ({ browser }) => {
  const page = await person(browser);
  const held = Promise.withResolvers<undefined>();
  await page.route(/\/_astro\/.*\.js/, async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.goto(`${companion.url}en/workshop/#join=${companion.workshop?.code ?? ''}`, {
    waitUntil: 'commit',
  });
  await page.getByRole('textbox', { name: 'Name' }).fill('Ada');
  held.resolve(undefined);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByText('Welcome to “Evening”, Ada.')).toBeVisible();
});
