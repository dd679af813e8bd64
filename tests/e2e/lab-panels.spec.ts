/** The client panel of every lab fits the lab: what it is about can be played with, with real frames. */
import { expectAccessible } from './accessible.ts';
import { LabPanelPage } from './lab-panel.ts';
import { expect, inEachLanguage, test } from './test.ts';

// A line that is cut, or a door that stays shut, is what these are about.
test.use({ expected: [/WebSocket connection to .* failed|net::ERR_/] });

inEachLanguage((language) => {
  test('handshake: a request written by hand is answered, and the answer is shown', async ({ page }) => {
    const panel = await LabPanelPage.open(page, language, '01-handshake');
    await panel.press({ ko: '올바른 요청', en: 'A right request' });
    const request = page.getByLabel(panel.said.client.requestText);
    await expect(request).toHaveValue(/Sec-WebSocket-Key/);
    await panel.button(panel.said.client.send).click();
    await expect(panel.log).toContainText('HTTP/1.1 101');
    await expect(panel.log).toContainText('"ready"');
    await panel.button(panel.said.client.cut).click();
    await panel.press({ ko: '키 없음', en: 'No key' });
    await panel.button(panel.said.client.send).click();
    await expect(panel.log).toContainText('HTTP/1.1 400');
    await expectAccessible(page);
  });

  test('SSE: publish, cut the line, and the browser comes back with Last-Event-ID', async ({ page }) => {
    const panel = await LabPanelPage.open(page, language, '07-sse');
    const { client } = panel.said;
    await panel.button(client.subscribe).click();
    await expect(panel.log).toContainText(client.opened(''));
    await panel.press({ ko: '발행', en: 'Publish' });
    await expect(panel.log).toContainText(client.event('news', '1'));
    await panel.button(client.cut).click();
    await expect(panel.log).toContainText(client.retrying);
    await panel.press({ ko: '발행', en: 'Publish' });
    await expect(panel.log).toContainText(client.event('news', '2'));
    await expectAccessible(page);
    await panel.field({ ko: '마지막으로 본 id', en: 'Last id seen' }).fill('1');
    await panel.press({ ko: 'Last-Event-ID로 이어 받기', en: 'Resume by Last-Event-ID' });
    await panel.button(client.send).click();
    await expect(panel.log.locator('.wire').filter({ hasText: 'id: 2' })).toHaveCount(1);
    // Two clients, and one more of either kind to be had: however much there is to do with one, all of them are shown.
    const list = page.getByRole('list', { name: client.list });
    expect(await list.evaluate((shown) => shown.scrollHeight - shown.clientHeight)).toBe(0);
  });

  test('ticket: one opens the door, and only once', async ({ page }) => {
    const panel = await LabPanelPage.open(page, language, '10-ticket');
    const { client } = panel.said;
    await panel.press({ ko: '티켓 받기', en: 'Get a ticket' });
    await expect(panel.field({ ko: '티켓', en: 'Ticket' })).not.toHaveValue('');
    await panel.button(client.connect).click();
    await expect(panel.log).toContainText('"welcome"');
    await panel.button(client.addKind(client.clientKinds.websocket)).click();
    await panel.button(client.connect).click();
    await expect(panel.log).toContainText(client.refused);
    await expectAccessible(page);
  });

  test('pump: an answer to a ping comes while a job is done', async ({ page }) => {
    const panel = await LabPanelPage.open(page, language, '04-pump');
    await panel.button(panel.said.client.connect).click();
    await panel.press({ ko: '일 맡기기', en: 'Work' });
    await panel.press({ ko: '핑', en: 'Ping' });
    await expect(panel.log).toContainText('{"type":"pong"}');
    await panel.press({ ko: '취소', en: 'Cancel job' });
    await expect(panel.log).toContainText('"cancelled"');
  });

  test('heartbeat: a client that is frozen is given up', async ({ page }) => {
    const panel = await LabPanelPage.open(page, language, '08-heartbeat');
    const { client } = panel.said;
    await page.getByText(client.variables, { exact: true }).click();
    await panel.button(client.connect).click();
    await panel.button(client.freeze).click();
    await expect(panel.log).toContainText(client.lineDone.freeze);
    const frames = await panel.frames();
    await expect(frames).toContainText('ping');
    await expect(frames).toContainText('close 1001');
    await panel.button(client.thaw).click();
    await expect(panel.button(client.connect)).toBeVisible();
  });

  test('frames: what no browser sends is answered as RFC 6455 wants it', async ({ page }) => {
    const panel = await LabPanelPage.open(page, language, '02-frames');
    const { client } = panel.said;
    await panel.press({ ko: '조각 사이의 ping', en: 'A ping between fragments' });
    await panel.button(client.send).click();
    await expect(panel.log).toContainText('"hello"');
    await expect(panel.log).toContainText('pong');
    await panel.press({ ko: '마스크 없이', en: 'Unmasked' });
    await panel.button(client.send).click();
    await expect(panel.log).toContainText('close 1002');
    await page.getByLabel(client.frameLines).fill('shout "x"');
    await expect(page.getByText(client.frameProblem(1))).toBeVisible();
    await expectAccessible(page);
  });

  test('manager: alice and bob hear of each other', async ({ page }) => {
    const panel = await LabPanelPage.open(page, language, '05-manager');
    const { client } = panel.said;
    await panel.button(client.connect).click();
    await expect(panel.log).toContainText(client.opened(''));
    await panel.choose('bob');
    await panel.button(client.connect).click();
    await expect(panel.log).toContainText('"name":"bob"');
    await panel.choose('alice');
    await panel.press({ ko: '한 사람에게', en: 'Send to one' });
    await expect(panel.log).toContainText('"from":"alice"');
    await panel.button(client.cut).click();
    await expect(panel.log).toContainText('"left"');
  });

  test('rooms: who is in a room hears what is said there', async ({ page }) => {
    const panel = await LabPanelPage.open(page, language, '06-rooms');
    const { client } = panel.said;
    // Of all labs it offers the most to do; who is there stays in sight.
    const list = page.getByRole('list', { name: client.list });
    await expect(list.getByRole('button').first()).toBeInViewport({ ratio: 1 });
    for (const name of ['alice', 'bob']) {
      await panel.choose(name);
      await panel.button(client.connect).click();
      await expect(panel.button(client.disconnect)).toBeVisible();
      await panel.press({ ko: '들어가기', en: 'Join' });
    }
    await panel.press({ ko: '말하기', en: 'Say' });
    await expect(panel.log).toContainText('"from":"bob"');
    await panel.press({ ko: '나가기', en: 'Leave' });
    await expect(panel.log).toContainText('"left"');
    await expectAccessible(page);
  });
});
