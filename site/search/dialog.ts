import { languageOf } from '../language.ts';
import { find, texts } from './index.ts';
import type { Findings } from './index.ts';
import { pageItem } from './items.ts';

/** More than this many pages nobody reads through. */
const most = 8;

/** A pause in typing, after which it is worth looking. */
const pauseMs = 120;

class SearchDialog extends HTMLElement {
  #pause: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.#part('button').addEventListener('click', () => {
      this.#open();
    });
    this.#part('input').addEventListener('input', (event) => {
      clearTimeout(this.#pause);
      const composing = event instanceof InputEvent && event.isComposing;
      this.#pause = setTimeout(() => void this.#search(composing), pauseMs);
    });
    this.addEventListener('keydown', (event) => {
      this.#walk(event);
    });
    this.#part('dialog').addEventListener('click', ({ target }) => {
      // A click on the dialog itself is one on its backdrop; one on a link leads away, perhaps within this page.
      if (target === this.#part('dialog') || (target as Element).closest('a')) this.#part('dialog').close();
    });
    addEventListener('keydown', (event) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      // An editor has uses of its own for Ctrl+K.
      if (event.target instanceof Element && event.target.closest('[role="textbox"], textarea')) return;
      event.preventDefault();
      this.#open();
    });
  }

  #part<K extends 'button' | 'dialog' | 'input' | 'ul'>(name: K): HTMLElementTagNameMap[K] {
    const part = this.querySelector(name);
    if (!part) throw new Error(`wb-search has no ${name}`);
    return part;
  }

  #open(): void {
    const dialog = this.#part('dialog');
    if (!dialog.open) dialog.showModal();
    this.#part('input').select();
    void this.#load();
  }

  /** Where there is nothing to look through, it says so before anybody types. */
  async #load(): Promise<void> {
    await texts(languageOf(location.pathname)).catch(() => this.#say(this.dataset['broken'] ?? ''));
  }

  async #search(composing: boolean): Promise<void> {
    const query = this.#part('input').value.trim();
    if (query === '') {
      this.#say('');
      this.#part('ul').replaceChildren();
      return;
    }
    try {
      const found = find(await texts(languageOf(location.pathname)), query);
      // A syllable on its way (소케 for 소켓) is no question yet: what was found before stays.
      if (composing && (found.pages.length === 0 || found.instead !== undefined)) return;
      if (query === this.#part('input').value.trim()) this.#show(query, found);
    } catch {
      this.#say(this.dataset['broken'] ?? '');
    }
  }

  #show(query: string, { pages, terms, instead }: Findings): void {
    const { length } = pages;
    const text = this.dataset[length === 0 ? 'none' : length === 1 ? 'foundOne' : 'found'] ?? '';
    const said = text.replace('{query}', instead ?? query).replace('{count}', String(length));
    const slip = instead === undefined ? '' : (this.dataset['instead'] ?? '').replace('{query}', query);
    this.#say(slip ? `${slip} ${said}` : said);
    const lab = this.dataset['lab'] ?? '';
    this.#part('ul').replaceChildren(...pages.slice(0, most).map((page) => pageItem(page, terms, lab)));
  }

  #say(text: string): void {
    const status = this.querySelector('.state');
    if (status) status.textContent = text;
  }

  /** Up and down move through the links; up from the first leads back to the words. */
  #walk(event: KeyboardEvent): void {
    // By itself, Escape in a search field only empties it.
    if (event.key === 'Escape') this.#part('dialog').close();
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops = [this.#part('input'), ...this.querySelectorAll<HTMLElement>('.found a')];
    const here = stops.findIndex((stop) => stop === document.activeElement);
    const next = stops[here + (event.key === 'ArrowDown' ? 1 : -1)];
    if (here === -1 || !next) return;
    event.preventDefault();
    next.focus();
  }
}

customElements.define('wb-search', SearchDialog);
