import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Language, Localized } from '../../grader/report.ts';
import { WorkbenchPage } from './workbench-page.ts';

const labs = join(import.meta.dirname, '../../labs');

/** The client panel of a lab whose reference runs. */
export class LabPanelPage extends WorkbenchPage {
  static async open(page: Page, language: Language, folder: string): Promise<LabPanelPage> {
    const slug = folder.slice(3);
    const text = readFileSync(join(labs, folder, 'solution.ts'), 'utf8');
    const saved = await page.request.put(`/api/labs/${slug}/solution`, {
      data: { files: [{ path: 'solution.ts', text }], revision: 0 },
    });
    expect(saved.ok()).toBe(true);
    const panel = new LabPanelPage(page, language, slug);
    await panel.open();
    await panel.run();
    await panel.show('client');
    return panel;
  }

  press(label: Localized): Promise<void> {
    return this.button(label[this.language]).click();
  }

  /** A field of the lab's own. */
  field(label: Localized): Locator {
    return this.page.getByLabel(label[this.language], { exact: true });
  }

  /** Chooses a client by what it is called. */
  async choose(name: string): Promise<void> {
    const list = this.page.getByRole('list', { name: this.said.client.list });
    await list.getByRole('button', { name: new RegExp(`^${name}\\s*,`) }).click();
  }

  /** What went over the wire. */
  async frames(): Promise<Locator> {
    await this.page.getByLabel(this.said.client.frames, { exact: true }).check();
    return this.page.getByRole('region', { name: this.said.client.wire });
  }
}
