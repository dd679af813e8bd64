import { batch, signal } from '@preact/signals';
import type { ProblemReport } from '../../../grader/report.ts';
import type { Language } from '../../language.ts';
import type { Api } from '../api/client.ts';
import type { Connection } from '../api/connection.ts';
import { ApiFault } from '../api/faults.ts';

/** The hints of the lab: asked of the companion when the first is wanted, for it knows whether they are open. */
export class HintsStore {
  /** All of them, rendered; undefined until they are there. */
  readonly all = signal<Element>();
  /** Why they could not be had. */
  readonly problem = signal<ProblemReport>();
  readonly #api: Api;
  readonly #connection: Connection;
  readonly #lang: Language;

  constructor(api: Api, connection: Connection, lang: Language) {
    this.#api = api;
    this.#connection = connection;
    this.#lang = lang;
  }

  /** Never rejects: `problem` tells. @returns whether they are there */
  async load(): Promise<boolean> {
    if (this.all.value) return true;
    try {
      const { html } = await this.#connection.try(() => this.#api.hints(this.#lang));
      const { body } = new DOMParser().parseFromString(html, 'text/html');
      runScripts(body);
      batch(() => {
        this.all.value = body;
        this.problem.value = undefined;
      });
      return true;
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      this.problem.value = error.problem;
      return false;
    }
  }
}

/** Code blocks bring the script of their buttons along; in what was parsed it does not run by itself. */
const runScripts = (body: Element): void => {
  for (const { src } of body.querySelectorAll<HTMLScriptElement>('script[src]'))
    void import(/* @vite-ignore */ src);
};
