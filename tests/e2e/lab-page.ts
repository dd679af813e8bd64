import type { Locator, Page } from '@playwright/test';
import type { Language, Outcome } from '../../grader/report.ts';
import { type Words, words } from '../../site/workbench/words/index.ts';

/** The workbench of a lab, as a learner handles it: by what it says, never by how it is made. */
export class LabPage {
  readonly said: Words;
  readonly #page: Page;

  constructor(page: Page, language: Language) {
    this.#page = page;
    this.said = words[language];
  }

  /** The panel with the learner's code. */
  get code(): Locator {
    return this.#page.getByRole('region', { name: this.said.panels.code, exact: true });
  }

  get editor(): Locator {
    return this.#page.getByRole('textbox', { name: this.said.editor.label('solution.ts') });
  }

  /** The checks that came out so, as the buttons that open them. */
  checks(outcome: Outcome): Locator {
    return this.#page.getByRole('button', { name: `, ${this.said.checks.outcome[outcome]},` });
  }

  get messages(): Locator {
    return this.#page.getByRole('region', { name: this.said.client.log });
  }

  /** Puts other code in place of all that is in the editor. */
  async write(code: string): Promise<void> {
    await this.editor.focus();
    await this.#page.keyboard.press('ControlOrMeta+a');
    await this.#page.keyboard.insertText(code);
  }

  run(): Promise<void> {
    return this.#press(this.said.run);
  }

  check(): Promise<void> {
    return this.#press(this.said.check);
  }

  /** Connects the first client and sends a text with it. */
  async send(text: string): Promise<void> {
    await this.#page.getByRole('tab', { name: this.said.panels.client }).click();
    await this.#press(this.said.client.connect);
    await this.#page.getByLabel(this.said.client.message, { exact: true }).fill(text);
    await this.#press(this.said.client.send);
  }

  #press(name: string): Promise<void> {
    return this.#page.getByRole('button', { name, exact: true }).click();
  }
}
