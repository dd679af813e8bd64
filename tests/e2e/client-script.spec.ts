/** Scripts of the client panel: written, recorded, run line by line, kept, and opened from a link. */
import type { Locator } from '@playwright/test';
import { linkTo } from '../../site/workbench/script/link.ts';
import { expectAccessible, expectAccessibleInBothThemes } from './accessible.ts';
import { LabPanelPage } from './lab-panel.ts';
import { expect, inEachLanguage, test } from './test.ts';

const join = { ko: '들어가기', en: 'Join' };

const meeting = [
  '# Two people meet.',
  'alice connect /ws?name=alice',
  'bob connect /ws?name=bob',
  'alice json {"type":"join","room":"tech"}',
  'bob json {"type":"join","room":"tech"}',
  'wait 100',
  'bob json {"type":"say","room":"tech","text":"안녕"}',
  'get /stats',
];

/** The part of the client panel, as it is written on it. */
class ScriptPart {
  readonly panel: LabPanelPage;
  readonly text: Locator;
  readonly steps: Locator;

  constructor(panel: LabPanelPage) {
    const { script } = panel.said;
    this.panel = panel;
    this.text = panel.page.getByLabel(script.label);
    this.steps = panel.page.getByRole('list', { name: script.steps }).getByRole('listitem');
  }

  get words() {
    return this.panel.said.script;
  }

  async open(): Promise<void> {
    await this.panel.page.locator('summary', { hasText: this.words.title }).click();
    await expect(this.text).toBeVisible();
  }

  press(name: string): Promise<void> {
    return this.panel.button(name).click();
  }
}

inEachLanguage((language) => {
  test('a script is put right, run, kept, and opened by somebody else without running', async ({ page }) => {
    test.slow();
    const panel = await LabPanelPage.open(page, language, '06-rooms');
    const part = new ScriptPart(panel);
    const { words } = part;
    await part.open();
    await part.text.fill(`${meeting.join('\n')}\nalice jsn {}`);
    await expect(page.getByText(words.wrong.verb('jsn'))).toBeVisible();
    await expect(page.getByText(words.line(9), { exact: true })).toBeVisible();
    await expect(panel.button(words.run)).toBeDisabled();
    await expectAccessible(page);

    await part.text.fill(meeting.join('\n'));
    await part.press(words.run);
    await expect(page.getByText(words.phase.done(7))).toBeVisible();
    await expect(part.steps).toHaveCount(7);
    await expect(panel.log).toContainText('"from":"bob"');
    await expect(panel.log).toContainText('{"rooms":{"tech":2}}');
    await expectAccessibleInBothThemes(page);
    await expect(page.getByLabel(words.linkLabel)).toHaveValue(linkTo(page.url(), meeting.join('\n')));

    const strange = 'carol connect /ws?name=carol';
    const here = page.url();
    await page.goto('about:blank');
    await page.goto(linkTo(here, strange));
    await expect(part.text).toHaveValue(strange);
    await expect(page.getByText(words.shared)).toBeVisible();
    await expect(page.getByText(words.shared)).toBeInViewport();
    await panel.listening();
    await expect(panel.log).toContainText(panel.said.client.emptyLog);
    await expectAccessible(page);
    await part.press(words.run);
    await expect(panel.log).toContainText(panel.said.client.opened(''));
    await part.press(words.takeOwn);
    await expect(part.text).toHaveValue(meeting.join('\n'));
    expect(new URL(page.url()).hash).toBe('');
  });

  test('what is done is written down, and run again line by line, frames by hand too', async ({ page }) => {
    test.slow();
    const panel = await LabPanelPage.open(page, language, '06-rooms');
    const part = new ScriptPart(panel);
    const { words } = part;
    await part.open();
    await part.press(words.record);
    await panel.button(panel.said.client.connect).click();
    await expect(panel.log).toContainText(panel.said.client.opened(''));
    await panel.press(join);
    await part.press(words.recordEnd);
    await expect(part.text).toHaveValue(
      /^alice connect \/ws\?name=alice\n(wait \d+\n)?alice json \{"type":"join","room":"tech"\}\n$/,
    );

    await part.text.fill(
      'carol connect /ws?name=carol\ncarol frame text fin=0 "{\\"type\\":\\"jo"\ncarol frame continuation "in\\",\\"room\\":\\"tech\\"}"\ndave text hi',
    );
    for (const done of [1, 2, 3]) {
      await part.press(words.step);
      await expect(page.getByText(words.phase.running(done, 4))).toBeVisible();
    }
    await expect(panel.log).toContainText('"members":["alice","carol"]');
    await part.press(words.step);
    await expect(page.getByText(words.phase.stopped(4))).toBeVisible();
    await expectAccessible(page);
  });

  test('what browsers cannot do: a request letter by letter, half an end, pings without answer', async ({
    page,
  }) => {
    test.slow();
    const panel = await LabPanelPage.open(page, language, '06-rooms');
    const part = new ScriptPart(panel);
    const { words } = part;
    await part.open();
    await part.text.fill('carol open\ncarol text hi\ndave bytes 8');
    await expect(page.getByText(words.wrong.bare('text'))).toBeVisible();
    await expect(page.getByText(words.wrong.bytes())).toBeVisible();
    await page.locator('summary', { hasText: words.help }).click();
    await expect(page.getByText(words.does.open)).toBeVisible();
    await expectAccessibleInBothThemes(page);

    const script = [
      'carol open',
      String.raw`carol bytes "GET /stats HTTP/1.1\r\nHost: here\r\n\r\n"`,
      'wait 300',
      'carol end',
      'dave pong off',
      'dave connect /ws?name=dave',
      'dave bytes 88 80 00 00 00 00',
    ].join('\n');
    await part.text.fill(script);
    await part.press(words.run);
    await expect(page.getByText(words.phase.done(7))).toBeVisible();
    await expect(panel.log).toContainText('HTTP/1.1 200');
    // An empty close frame, byte by byte: the program has said goodbye, too.
    await expect(page.getByLabel(panel.said.client.pong)).not.toBeChecked();
    await expect(page.getByLabel(words.linkLabel)).toHaveValue(linkTo(page.url(), script));
  });
});
