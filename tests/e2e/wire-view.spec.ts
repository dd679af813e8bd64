/** The wire of a run: one lane a connection, every frame down to its bits, thousands of them, and as files. */
import { readFile } from 'node:fs/promises';
import { expectAccessible } from './accessible.ts';
import { LabPanelPage } from './lab-panel.ts';
import { expect, inEachLanguage, test } from './test.ts';

inEachLanguage((language) => {
  test('a frame opens to its bits and bytes, and a head to its fields', async ({ page }) => {
    const panel = await LabPanelPage.open(page, language, '03-echo');
    const { wire } = panel.said;
    await panel.connect();
    await panel.send('x'.repeat(200));
    const frames = await panel.frames();
    const sent = frames.getByRole('row', { name: wire.toServer }).filter({ hasText: 'text' });
    await sent.getByRole('button').click();
    const details = page.getByRole('region', { name: wire.details });
    for (const [name, value] of [
      [wire.anatomy.names.fin, wire.anatomy.fin(1)],
      [wire.anatomy.names.mask, wire.anatomy.mask(1)],
      [wire.anatomy.names.length, wire.anatomy.length(126)],
      [wire.anatomy.names.extended, '00 c8'],
    ] as const) {
      const header = page.getByRole('rowheader', { name, exact: true });
      await expect(details.getByRole('row').filter({ has: header })).toContainText(value);
    }
    await expect(details).toContainText('0000  78 78');
    await expectAccessible(page);

    await frames.getByRole('button', { name: /^GET \/ws/ }).press('Enter');
    await expect(details).toContainText('Sec-WebSocket-Key');
    await details.getByRole('button', { name: wire.closeDetails }).click();
    await expect(details).toHaveCount(0);
  });

  test('what is looked for is found; a pause holds the view, and going on catches up', async ({ page }) => {
    const panel = await LabPanelPage.open(page, language, '03-echo');
    const { wire } = panel.said;
    await panel.connect();
    await panel.send('needle');
    await panel.send('hay');
    const frames = await panel.frames();
    await expect(frames).toContainText('"hay"');
    await page.getByLabel(wire.filter).fill('needle');
    await expect(frames.getByRole('row').filter({ hasText: '"needle"' })).toHaveCount(2);
    await expect(frames).not.toContainText('"hay"');
    await page.getByLabel(wire.filter).fill('nowhere');
    await expect(frames).toContainText(wire.noneMatch);
    await page.getByLabel(wire.filter).fill('');

    await panel.button(wire.pause).click();
    await panel.send('later');
    await expect(panel.button(wire.goOn(2))).toBeVisible();
    await expect(frames).not.toContainText('"later"');
    await panel.button(wire.goOn(2)).click();
    await expect(frames).toContainText('"later"');
  });
});

test('two thousand frames are a few rows in the page, the newest in view', async ({ page }) => {
  const panel = await LabPanelPage.open(page, 'en', '03-echo');
  const frames = await panel.frames();
  await page.evaluate(
    async (path) => {
      const socket = new WebSocket(new URL(path, location.href.replace(/^http/, 'ws')));
      await new Promise((resolve) => socket.addEventListener('open', resolve));
      // As many as the companion tells in one go.
      for (let sent = 0; sent < 900; sent += 1) socket.send(String(sent));
    },
    await runPath(panel),
  );
  await expect(frames.getByRole('row').last()).toContainText('"899"', { timeout: 30_000 });
  expect(await frames.getByRole('row').count()).toBeLessThan(120);
  const rows = Number(await frames.getByRole('table').getAttribute('aria-rowcount'));
  expect(rows).toBeGreaterThan(1_800);
  await frames.evaluate((element) => element.scrollTo(0, 0));
  await expect(frames).toContainText('GET /ws');
});

test('the wire goes along as a capture, a diagram and lines of JSON', async ({ page }) => {
  const panel = await LabPanelPage.open(page, 'en', '03-echo');
  const { wire } = panel.said;
  await panel.connect();
  await panel.send('hello');
  await (await panel.frames()).getByText('"hello"').last().waitFor();
  const exported = async (format: keyof typeof wire.formats): Promise<Buffer> => {
    if (!(await panel.button(wire.formats[format]).isVisible())) await page.getByText(wire.export).click();
    const download = page.waitForEvent('download');
    await panel.button(wire.formats[format]).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe(`echo.${format}`);
    return readFile(await file.path());
  };
  expect((await exported('pcapng')).subarray(0, 4).toString('hex')).toBe('0a0d0d0a');
  expect((await exported('mmd')).toString()).toContain('participant C1 as Client 1');
  const lines = (await exported('jsonl')).toString().trim().split('\n');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ kind: 'open', name: 'Client 1' });
});

async function runPath(panel: LabPanelPage): Promise<string> {
  const current = await panel.page.request.get('/api/labs/echo/runs/current');
  const { url } = (await current.json()) as { url: string };
  return `${url}ws`;
}
