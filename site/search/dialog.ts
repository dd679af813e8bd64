import { search } from './index.ts';
import type { Found, FoundPage } from './index.ts';

/** How many places within a page are listed. */
const places = 4;

/** A pause in typing, after which it is worth looking. */
const pauseMs = 120;

class SearchDialog extends HTMLElement {
  #pause: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.#part('button').addEventListener('click', () => {
      this.#open();
    });
    this.#part('input').addEventListener('input', () => {
      clearTimeout(this.#pause);
      this.#pause = setTimeout(() => void this.#search(), pauseMs);
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

  #part<K extends 'button' | 'dialog' | 'input'>(name: K): HTMLElementTagNameMap[K] {
    const part = this.querySelector(name);
    if (!part) throw new Error(`wb-search has no ${name}`);
    return part;
  }

  #open(): void {
    const dialog = this.#part('dialog');
    if (!dialog.open) dialog.showModal();
    this.#part('input').select();
  }

  async #search(): Promise<void> {
    const query = this.#part('input').value.trim();
    if (query === '') {
      this.#show('', []);
      return;
    }
    try {
      const pages = await search(query);
      if (query === this.#part('input').value.trim()) this.#show(this.#count(query, pages.length), pages);
    } catch {
      this.#show(this.dataset['broken'] ?? '', []);
    }
  }

  #count(query: string, count: number): string {
    const text = this.dataset[count === 0 ? 'none' : count === 1 ? 'foundOne' : 'found'] ?? '';
    return text.replace('{query}', query).replace('{count}', String(count));
  }

  #show(state: string, pages: readonly FoundPage[]): void {
    const status = this.querySelector('.state');
    if (status) status.textContent = state;
    this.querySelector('.found')?.replaceChildren(...pages.map(pageItem));
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

const pageItem = (page: FoundPage): HTMLLIElement => {
  const list = document.createElement('ul');
  list.append(
    ...page.sub_results
      .filter(({ url }) => url !== page.url)
      .slice(0, places)
      .map(placeItem),
  );
  const item = document.createElement('li');
  item.append(link(page.url, page.meta.title), list);
  return item;
};

const placeItem = ({ url, title, excerpt }: Found): HTMLLIElement => {
  const anchor = link(url);
  const heading = document.createElement('b');
  heading.textContent = title;
  const text = document.createElement('span');
  text.className = 'excerpt';
  text.innerHTML = excerpt;
  anchor.append(heading, text);
  const item = document.createElement('li');
  item.append(anchor);
  return item;
};

const link = (url: string, text = ''): HTMLAnchorElement => {
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.textContent = text;
  return anchor;
};

customElements.define('wb-search', SearchDialog);
