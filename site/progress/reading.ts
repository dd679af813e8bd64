import { lessonOf, resumeHash } from './address.ts';
import { isRead, placeName, placeOf, readName } from './entries.ts';
import { load, note, watch } from './store.ts';

/** A section counts as where the reader is once its heading is above this part of the window. */
const readingLine = 0.4;

/** Scrolling has come to rest after so long. */
const restMs = 800;

/** Knows how far a lesson is read, and goes on where the reader stopped. */
class Reading extends HTMLElement {
  readonly #lesson = lessonOf(location.pathname) ?? '';
  readonly #headings = [...document.querySelectorAll<HTMLElement>('.sl-markdown-content h2')];
  readonly #seen = new Set<number>();
  #rest: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    const button = this.querySelector('button');
    button?.addEventListener('click', () => {
      note({ [readName(this.#lesson)]: isRead(load(), this.#lesson) ? '0' : '1' });
    });
    watch((entries) => button?.setAttribute('aria-pressed', String(isRead(entries, this.#lesson))));
    if (location.hash === resumeHash) this.#resume();
    addEventListener(
      'scroll',
      () => {
        clearTimeout(this.#rest);
        this.#rest = setTimeout(() => this.#rested(), restMs);
      },
      { passive: true },
    );
  }

  /** 0 at the top, then the number of the section. */
  #section(): number {
    return this.#headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight * readingLine)
      .length;
  }

  #rested(): void {
    const section = this.#section();
    this.#seen.add(section);
    const entries = load();
    const place = placeOf(entries);
    const moved = place?.lesson !== this.#lesson || place.section !== section;
    const done = this.#atEnd() && entries[readName(this.#lesson)] === undefined;
    if (!moved && !done) return;
    note({
      ...(moved && { [placeName]: `${this.#lesson}/${section}` }),
      ...(done && { [readName(this.#lesson)]: '1' }),
    });
  }

  /** Here by reading: who only jumped to the end has not seen what lies before it. */
  #atEnd(): boolean {
    return this.getBoundingClientRect().top < innerHeight && this.#seen.size * 2 >= this.#headings.length;
  }

  #resume(): void {
    const place = placeOf(load());
    const heading = place?.lesson === this.#lesson ? this.#headings[place.section - 1] : undefined;
    // The address is that of the section: to be kept, sent on and come back to.
    history.replaceState(history.state, '', heading?.id ? `#${heading.id}` : location.pathname);
    heading?.scrollIntoView();
  }
}

customElements.define('wb-reading', Reading);
