import { readFile } from 'node:fs/promises';
import { expectAccessibleInBothThemes } from './accessible.ts';
import { expect, inEachLanguage, test } from './test.ts';
import { gradingMs, reference, starter, WorkbenchPage, wrong } from './workbench-page.ts';

inEachLanguage((language) => {
  test('the code can be read before any script has run, and turns into an editor in its place', async ({
    browser,
    companion,
    page,
  }) => {
    const scriptless = await browser.newPage({ javaScriptEnabled: false, baseURL: companion.url });
    await scriptless.goto(`/${language}/labs/echo/`);
    await expect(scriptless.locator('.wb-static')).toContainText('import { createServer');
    await scriptless.close();

    const workbench = new WorkbenchPage(page, language);
    await workbench.openEditor();
    await expect(page.locator('.wb-static')).toHaveCount(0);
    await expect(workbench.problems).toHaveText(workbench.said.editor.noProblems);
  });

  test('the editor completes what ws offers, and marks what is no TypeScript', async ({ page }) => {
    const workbench = new WorkbenchPage(page, language);
    await workbench.openEditor();
    await workbench.write(
      "import { WebSocketServer } from 'ws';\nconst sockets = new WebSocketServer({ port: 1 });\nsockets",
    );
    await page.keyboard.type('.');
    const suggestions = page.locator('.suggest-widget');
    await expect(suggestions).toContainText('handleUpgrade', { timeout: 20_000 });
    await page.keyboard.press('Escape');
    await page.keyboard.type('nothing;');
    await expect(workbench.problems).toHaveText(workbench.said.editor.errors(1), { timeout: 20_000 });
  });

  test('a program runs and answers the learner’s own clients', async ({ page }) => {
    const workbench = new WorkbenchPage(page, language);
    await workbench.openEditor();
    await workbench.write(reference);
    await workbench.run();
    await workbench.connect();
    await workbench.send('안녕, wire');
    await workbench.send('ff 00 41', 'hex');
    const { client } = workbench.said;
    await expect(workbench.log).toContainText(
      `${client.received} ${client.text} ${client.size(12)}안녕, wire`,
    );
    await expect(workbench.log).toContainText(
      `${client.received} ${client.binary} ${client.size(3)}ff 00 41`,
    );

    await workbench.button(client.add).click();
    await workbench.button(client.connect).click();
    await workbench.button(client.get).click();
    await expect(workbench.log).toContainText('{"connections":2}');

    await page.getByLabel(client.reason).fill('bye');
    await workbench.button(client.disconnect).click();
    await expect(workbench.log).toContainText(client.closed(1000, ''));
    await page.getByLabel(client.frames).check();
    const frames = page.getByRole('region', { name: client.wire });
    await expect(frames).toContainText('close 1000');
    await expect(frames).toContainText('"bye"');
  });

  test('clients connect again by themselves when the program is run anew', async ({ page }) => {
    const workbench = new WorkbenchPage(page, language);
    await workbench.openEditor();
    await workbench.write(reference);
    await workbench.run();
    await workbench.connect();
    await workbench.button(workbench.said.run).click();
    await expect(workbench.log.getByText(workbench.said.client.opened(''))).toHaveCount(2);
  });

  test('a wrong solution is told what it broke and where, and a right one that it is right', async ({
    page,
  }) => {
    const workbench = new WorkbenchPage(page, language);
    const { checks } = workbench.said;
    await workbench.openEditor();
    await workbench.write(wrong);
    await workbench.check();
    const failed = workbench.outcome('binary-stays-binary');
    for (const part of [checks.promised, checks.expected, checks.observed, checks.cause])
      await expect(failed).toContainText(part);
    await expect(failed.getByRole('row', { name: checks.broke })).toContainText('text');
    await expect(page.getByRole('status')).toContainText(/\d/);

    const { hint, nextHint, hintStep } = checks;
    await failed.getByRole('button', { name: hint }).click();
    await expect(failed).toContainText(hintStep(1, 3));
    await expect(failed).not.toContainText(hintStep(2, 3));
    await failed.getByRole('button', { name: nextHint }).click();
    await failed.getByRole('button', { name: nextHint }).click();
    await expect(failed.getByRole('button', { name: nextHint })).toHaveCount(0);

    await workbench.write(reference);
    await expect(page.locator('.wb-stale')).toHaveText(checks.stale);
    await workbench.check();
    await expect(page.locator('.wb-score')).toContainText(checks.allPassed);
    await expect(page.locator('.wb-check.pass')).toHaveCount(await page.locator('.wb-check').count());
  });

  test('what keeps the code from starting is said once, above all checks', async ({ page }) => {
    test.slow();
    const workbench = new WorkbenchPage(page, language);
    await workbench.openEditor();
    await workbench.write('const port = Number(process.env.PORT;\n');
    await workbench.check();
    await expect(page.locator('.wb-checks .wb-problem')).toBeInViewport({ ratio: 1 });
    await expect(page.locator('.wb-check-line[aria-expanded="true"]')).toHaveCount(0);
    const { checks } = workbench.said;
    const untried = workbench.outcome('binary-stays-binary');
    await untried.locator('.wb-check-line').click();
    await expect(untried).toContainText(checks.rests);
    for (const name of [checks.hint, checks.replay])
      await expect(untried.getByRole('button', { name })).toHaveCount(0);
    await expectAccessibleInBothThemes(page);
  });

  test('fifty clients leave in sight what is done with one', async ({ page }) => {
    test.slow();
    const workbench = new WorkbenchPage(page, language);
    await workbench.openEditor();
    await workbench.show('client');
    const { add, connect } = workbench.said.client;
    for (let clients = 1; clients < 50; clients += 1) await workbench.button(add).click();
    await expect(workbench.button(connect)).toBeInViewport();
    await expect(page.locator('.wb-session[aria-pressed="true"]')).toBeInViewport();
    await expectAccessibleInBothThemes(page);
  });

  test('who waits for a core sees the place in line, and may leave it', async ({ page, companion }) => {
    test.slow();
    // Programs that nothing is heard of keep the only place for seconds each.
    await companion.start({ limits: { gradingsAtOnce: 1, gradingsAtMost: 1 } });
    const workbench = new WorkbenchPage(page, language);
    const { checks, check, cancel } = workbench.said;
    await workbench.openEditor();
    const silent = { files: [{ path: 'solution.ts', text: 'setInterval(() => {}, 1000);\n' }] };
    for (let begun = 0; begun < 3; begun += 1)
      expect((await page.request.post('/api/labs/echo/gradings', { data: silent })).status()).toBe(202);
    await workbench.button(check).click();
    const score = page.locator('.wb-score');
    await expect(score, 'two wait, one is at work').toContainText(checks.queued(2));
    await expectAccessibleInBothThemes(page);
    await expect(score).toContainText(checks.queued(0), { timeout: gradingMs });
    await workbench.button(cancel).click();
    await expect(workbench.button(check)).toBeEnabled();
  });

  test('a program that crashes says why, and leads to the line', async ({ page }) => {
    test.slow();
    const workbench = new WorkbenchPage(page, language);
    await workbench.openEditor();
    await workbench.write(`${reference}\nsetTimeout(() => {\n  throw new TypeError('boom');\n}, 50);\n`);
    const line = reference.split('\n').length + 2;
    await workbench.button(workbench.said.run).click();
    const place = workbench.button(workbench.said.output.goTo(`solution.ts:${line}`));
    await expect(place).toBeVisible();
    await expect(workbench.output).toContainText('TypeError: boom');
    await expectAccessibleInBothThemes(page);
    await place.click();
    await expect(page.locator('.wb-position')).toContainText(String(line));
  });

  test('however much a program prints, the end of it is in sight', async ({ page }) => {
    test.slow();
    const workbench = new WorkbenchPage(page, language);
    await workbench.openEditor();
    await workbench.write(
      `${reference}\nfor (let line = 1; line <= 5000; line += 1) console.log('line ' + line);\n`,
    );
    await workbench.button(workbench.said.run).click();
    await expect(workbench.output.getByText('line 5000')).toBeInViewport();
    await expectAccessibleInBothThemes(page);
  });

  test('of what a program prints too much it is said how much was left out', async ({ page }) => {
    test.slow();
    const workbench = new WorkbenchPage(page, language);
    await workbench.openEditor();
    await workbench.write(`${reference}\nconsole.log('x'.repeat(1_000_000));\n`);
    await workbench.run();
    const [beforeCount = '', afterCount = ''] = workbench.said.output.leftOut(1000).split('1,000');
    const note = workbench.panel('output').getByText(afterCount);
    await expect(note).toContainText(beforeCount);
    await expect(note).toContainText(/\d{3},\d{3}/);
    await expectAccessibleInBothThemes(page);
  });

  test('the starter can be had back, and what was there before too', async ({ page }) => {
    const workbench = new WorkbenchPage(page, language);
    await workbench.openEditor();
    await workbench.writeAndSave('// mine\n');
    await workbench.button(workbench.said.more).click();
    await workbench.button(workbench.said.reset).click();
    await expect(page.locator('.monaco-editor')).toContainText('TODO 4');
    await workbench.button(workbench.said.undo).click();
    await expect(page.locator('.monaco-editor')).toContainText('// mine');
    await expect(workbench.saveState).toHaveText(workbench.said.save.saved);
  });

  test('the code can be taken along as a file', async ({ page }) => {
    const workbench = new WorkbenchPage(page, language);
    await workbench.open();
    await workbench.button(workbench.said.more).click();
    const download = page.waitForEvent('download');
    await workbench.button(workbench.said.download).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('echo.ts');
    expect(await readFile(await file.path(), 'utf8')).toBe(starter);
  });
});
