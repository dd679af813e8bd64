import { languageOf } from '../language.ts';
import { resumeHash } from './address.ts';
import { isPassed, isRead, placeOf } from './entries.ts';
import type { Entries } from './entries.ts';
import { fileName, fileText, mostBytes, readFile } from './file.ts';
import { answered } from './questions.ts';
import type { Questions } from './questions.ts';
import { add, load, watch } from './store.ts';

/** What the map knows of a lesson. */
interface BookLesson {
  readonly slug: string;
  readonly title: string;
  readonly href: string;
  readonly questions: Questions;
}

class ChapterProgress extends HTMLElement {
  /** Lessons that can be read. */ #book: readonly BookLesson[] = [];
  /** Slugs. */ #labs: readonly string[] = [];

  connectedCallback(): void {
    this.#book = JSON.parse(this.dataset['book'] ?? '[]') as readonly BookLesson[];
    this.#labs = JSON.parse(this.dataset['labs'] ?? '[]') as readonly string[];
    const input = this.querySelector('input');
    this.querySelector('[data-do="export"]')?.addEventListener('click', () => this.#export());
    this.querySelector('[data-do="import"]')?.addEventListener('click', () => input?.click());
    input?.addEventListener('change', () => {
      const [file] = input.files ?? [];
      if (file) void this.#import(file);
      input.value = '';
    });
    watch((entries) => this.#show(entries));
  }

  #show(entries: Entries): void {
    const answers = this.#book.map(({ slug, questions }) => answered(entries, slug, questions));
    this.#count('lessons', this.#book.filter(({ slug }) => isRead(entries, slug)).length);
    this.#count(
      'questions',
      answers.reduce((sum, { right }) => sum + right, 0),
    );
    this.#count('labs', this.#labs.filter((lab) => isPassed(entries, lab)).length);
    this.#book.forEach(({ slug }, index) => {
      const text = document.querySelector(`[data-right-of="${slug}"]`);
      if (text) text.textContent = String(answers[index]?.right ?? 0);
    });
    this.#resume(entries);
  }

  #count(name: string, count: number): void {
    const number = this.querySelector<HTMLElement>(`[data-count="${name}"]`);
    if (number) number.textContent = String(count);
    number?.closest('div')?.style.setProperty('--done', String(count));
  }

  /** On to where they stopped; where that lesson is read to its end, to the next that is not. */
  #resume(entries: Entries): void {
    const link = this.querySelector<HTMLAnchorElement>('.resume');
    const place = placeOf(entries);
    const at = this.#book.findIndex(({ slug }) => slug === place?.lesson);
    if (!link || at === -1) return;
    const unread = this.#book.slice(at).find(({ slug }) => !isRead(entries, slug));
    const lesson = unread ?? this.#book[at];
    if (!lesson) return;
    link.href = lesson.slug === place?.lesson ? lesson.href + resumeHash : lesson.href;
    link.textContent = (this.dataset['resume'] ?? '').replace('{title}', lesson.title);
  }

  #export(): void {
    const now = new Date();
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([fileText(load(), now)], { type: 'application/json' }));
    link.download = fileName(now);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  async #import(file: File): Promise<void> {
    // What is far too large is none of ours, and not worth reading.
    const read = readFile(file.size > mostBytes ? '' : await file.text());
    if ('problem' in read) {
      this.#say(read.problem.message[languageOf(location.pathname)], true);
      return;
    }
    add(read.entries);
    this.#say(this.dataset['imported'] ?? '', false);
  }

  #say(text: string, failed: boolean): void {
    const said = this.querySelector('.said');
    if (!said) return;
    said.toggleAttribute('data-failed', failed);
    said.textContent = text;
  }
}

customElements.define('wb-chapter-progress', ChapterProgress);
