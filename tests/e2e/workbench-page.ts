import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Language } from '../../grader/report.ts';
import type { Panel } from '../../site/workbench/frame/layout.ts';
import { words, type Words } from '../../site/workbench/words/index.ts';

const lab = join(import.meta.dirname, '../../labs/03-echo');

export const reference = readFileSync(join(lab, 'solution.ts'), 'utf8');
/** A mistake that people make: text and binary alike come back as text. */
export const wrong = readFileSync(join(lab, 'wrong/binary-as-text.ts'), 'utf8');
export const starter = readFileSync(join(lab, 'starter.ts'), 'utf8');

/** Checks of a program that never answers take their time. */
export const gradingMs = 45_000;

/** A lab's workbench as a learner uses it: by what is written on it. */
export class WorkbenchPage {
  readonly page: Page;
  readonly language: Language;
  readonly said: Words;

  readonly lab: string;

  constructor(page: Page, language: Language, lab = 'echo') {
    this.page = page;
    this.lab = lab;
    this.language = language;
    this.said = words[language];
  }

  async open(): Promise<void> {
    await this.page.goto(`/${this.language}/labs/${this.lab}/`);
    await expect(this.saveState).toHaveText(this.said.save.saved);
  }

  /** The editor with what it needs to complete and check. */
  async openEditor(): Promise<void> {
    await this.open();
    await expect(this.page.locator('.monaco-editor .view-line').first()).toBeVisible();
    await expect(this.page.locator('.wb-problems')).toBeVisible({ timeout: 20_000 });
  }

  get saveState(): Locator {
    return this.page.locator('.wb-save-text');
  }

  get editor(): Locator {
    return this.page.getByRole('textbox', { name: this.said.editor.label('solution.ts') });
  }

  get problems(): Locator {
    return this.page.locator('.wb-problems');
  }

  get output(): Locator {
    return this.page.getByRole('region', { name: this.said.output.label });
  }

  get log(): Locator {
    return this.page.getByRole('region', { name: this.said.client.log });
  }

  get notices(): Locator {
    return this.page.locator('.wb-notices');
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  panel(panel: Panel): Locator {
    return this.page.locator(`[data-panel="${panel}"]`);
  }

  async show(panel: Panel): Promise<void> {
    await this.page.getByRole('tab', { name: this.said.panels[panel] }).click();
    await expect(this.panel(panel)).toBeVisible();
  }

  /** Replaces all of the code by pasting. */
  async write(text: string): Promise<void> {
    await this.editor.focus();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(paste);
    }, text);
  }

  async writeAndSave(text: string): Promise<void> {
    await this.write(text);
    await this.page.keyboard.press('ControlOrMeta+S');
    await expect(this.saveState).toHaveText(this.said.save.saved);
  }

  async run(): Promise<void> {
    await this.button(this.said.run).click();
    await this.listening();
  }

  async listening(): Promise<void> {
    await expect(this.page.locator('.wb-state')).toContainText(this.said.phase.listening);
  }

  async connect(): Promise<void> {
    await this.show('client');
    await this.button(this.said.client.connect).click();
    await expect(this.log).toContainText(this.said.client.opened(''));
  }

  async send(message: string, kind: keyof Words['client']['kinds'] = 'text'): Promise<void> {
    await this.page.getByLabel(this.said.client.kind, { exact: true }).selectOption(kind);
    await this.page.getByLabel(this.said.client.message, { exact: true }).fill(message);
    await this.button(this.said.client.send).click();
  }

  async check(): Promise<void> {
    await this.button(this.said.check).click();
    await this.graded();
  }

  async graded(): Promise<void> {
    await expect(this.page.locator('.wb-check.pending, .wb-check.running')).toHaveCount(0, {
      timeout: gradingMs,
    });
    await expect(this.button(this.said.check)).toBeEnabled();
  }

  /** A check's line and, when open, what happened. */
  outcome(id: string): Locator {
    return this.page.locator(`[data-check="${id}"]`);
  }

  get score(): Locator {
    return this.page.locator('.wb-points strong');
  }
}
