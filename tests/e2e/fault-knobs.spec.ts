/** The knobs that shake the network and the program, as a learner turns them. */
import { expectAccessible } from './accessible.ts';
import { LabPanelPage } from './lab-panel.ts';
import { expect, inEachLanguage, test } from './test.ts';

// A line that is cut, or a door that stays shut, is what these are about.
test.use({ expected: [/WebSocket connection to .* failed|net::ERR_/] });

inEachLanguage((language) => {
  test('a bad network, a restart, a SIGTERM, and all of it told', async ({ page }) => {
    const panel = await LabPanelPage.open(page, language, '03-echo');
    const { faults, client } = panel.said;
    await page.getByText(faults.title).click();
    await page.getByLabel(faults.latencyMs).fill('much');
    await expect(page.getByText(faults.wrong)).toBeVisible();
    await page.getByLabel(faults.latencyMs).fill('50');
    await page.getByLabel(faults.cutAfterMs).fill('2000');
    await panel.button(faults.apply).click();
    await expect(page.getByText(faults.applied)).toBeVisible();
    await panel.connect();
    await expect(panel.log).toContainText(client.closedUnclean);
    await panel.button(faults.mend).click();
    await expect(page.getByText(faults.mended)).toBeVisible();
    await expectAccessible(page);

    await panel.button(client.connect).click();
    await expect(panel.log.getByText(client.opened(''))).toHaveCount(2);
    await panel.button(faults.restart).click();
    // The client comes back by itself once the program listens again.
    await expect(panel.log.getByText(client.opened(''))).toHaveCount(3);
    await panel.button('SIGTERM').click();
    await panel.show('output');
    await expect(page.locator('.wb-state')).toContainText(panel.said.phase.ended);
  });

  test('one connection alone has a bad line, and a client reads slowly', async ({ page }) => {
    const panel = await LabPanelPage.open(page, language, '03-echo');
    const { faults, client } = panel.said;
    await panel.connect();
    await page.getByText(faults.title).click();
    await page.getByLabel(faults.whom).selectOption(client.name(1));
    await expect(page.getByLabel(faults.cutAfterMs)).toHaveCount(0);
    await page.getByLabel(faults.latencyMs).fill('40');
    await panel.button(faults.apply).click();
    await expect(page.getByText(faults.applied)).toBeVisible();
    expect(await faultsNow(panel)).toMatchObject({
      latencyMs: 0,
      connections: { 1: { latencyMs: 40, jitterMs: 0, bandwidth: null } },
    });
    await expectAccessible(page);

    await panel.button(client.slow).click();
    await expect(panel.log).toContainText(client.lineDone.slow);
    await page.getByLabel(faults.whom).selectOption(panel.said.wire.allConnections);
    await panel.button(faults.apply).click();
    await expect
      .poll(() => faultsNow(panel))
      .toMatchObject({ latencyMs: 40, connections: { 1: { readsPerSecond: 1000 } } });
    await panel.button(client.quick).click();
    await expect(panel.log).toContainText(client.lineDone.quick);
    await panel.button(client.slow).click();
    await expect(panel.button(client.quick)).toBeVisible();
    await panel.button(faults.mend).click();
    await expect(panel.button(client.slow)).toBeVisible();
    expect(await faultsNow(panel)).toMatchObject({ latencyMs: 0 });
    expect(await faultsNow(panel)).toHaveProperty('connections', {});
  });
});

async function faultsNow({ page }: LabPanelPage): Promise<unknown> {
  const current = await page.request.get('/api/labs/echo/runs/current');
  const { id } = (await current.json()) as { id: string };
  return (await page.request.get(`/api/runs/${id}/faults`)).json();
}
