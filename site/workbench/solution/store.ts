import { batch, computed, signal } from '@preact/signals';
import type { ProblemReport } from '../../../grader/report.ts';
import type { SavedSolution, Solution } from '../../../server/api.ts';
import type { Api } from '../api/client.ts';
import type { Connection } from '../api/connection.ts';
import { ApiFault } from '../api/faults.ts';
import type { Code } from '../editor/code.ts';
import { decide } from './decide.ts';
import type { Draft, Drafts } from './drafts.ts';

/**
 * `kept`: the companion does not answer, this browser has the text. `refused`: the companion would not have it.
 * `conflict`: another tab was first, a person must choose.
 */
export type SaveState = 'loading' | 'saved' | 'unsaved' | 'saving' | 'kept' | 'conflict' | 'refused';

export interface SolutionParts {
  readonly api: Api;
  readonly connection: Connection;
  readonly drafts: () => Drafts | undefined;
  /** What the page was built with; shown until something else is known. */
  readonly starter: { readonly path: string; readonly text: string };
}

/** After the last key. */
const saveDelay = 600;
const retryDelay = 5000;

/** What the learner writes: kept in the browser with every key, saved by the companion a moment later. */
export class SolutionStore implements Code {
  readonly path = signal('');
  readonly text = signal('');
  /** Why saving was refused. */
  readonly problem = signal<ProblemReport>();
  /** What another tab saved first, until one of the two is chosen. */
  readonly conflict = signal<SavedSolution>();
  readonly #parts: SolutionParts;
  readonly #phase = signal<'loading' | 'idle' | 'saving' | 'kept' | 'refused'>('loading');
  /** What the companion has, where we know it. */
  readonly #saved = signal<string>();
  readonly #dirty = computed(() => this.text.value !== this.#saved.value);
  #drafts: Drafts | undefined;
  #revision = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly state = computed<SaveState>(() => {
    if (this.conflict.value) return 'conflict';
    if (this.#phase.value !== 'idle') return this.#phase.value;
    return this.#dirty.value ? 'unsaved' : 'saved';
  });

  constructor(parts: SolutionParts) {
    this.#parts = parts;
    this.#show({ ...parts.starter, revision: 0, dirty: false });
  }

  current(): Solution {
    return { files: [{ path: this.path.value, text: this.text.value }] };
  }

  /** Shows what this browser has, then what the companion has. */
  async open(): Promise<void> {
    this.#drafts = this.#parts.drafts();
    const draft = this.#drafts?.load();
    if (draft) this.#show(draft);
    await this.#load(draft);
  }

  edit(text: string): void {
    if (text === this.text.value) return;
    this.text.value = text;
    this.#keep();
    if (!this.conflict.value) this.#later(saveDelay);
  }

  /** Saves now instead of in a moment. Never rejects: `state` tells how it went. */
  async save(): Promise<void> {
    clearTimeout(this.#timer);
    const busy = this.#phase.value === 'saving' || this.#phase.value === 'loading';
    if (busy || this.conflict.value || !this.#dirty.value || !this.#parts.connection.up.value) return;
    this.#phase.value = 'saving';
    const change = { ...this.current(), revision: this.#revision };
    await this.#ask(
      () => this.#parts.api.saveSolution(change),
      (saved) => {
        this.#adopt(saved, this.text.value);
        if (this.#dirty.value) this.#later(saveDelay);
      },
    );
  }

  /** Looks whether another tab has saved since; what is not saved here stays untouched. */
  async refresh(): Promise<void> {
    if (this.state.value !== 'saved' || !this.#parts.connection.up.value) return;
    const revision = this.#revision;
    await this.#ask(
      () => this.#parts.api.loadSolution(),
      (saved) => {
        const untouched = this.state.value === 'saved' && this.#revision === revision;
        if (untouched && saved.revision > revision) this.#adopt(saved, textOf(saved));
      },
    );
  }

  /** The page goes away: sends what is not saved yet and waits for nothing. The draft stays until it is known to be saved. */
  leave(): void {
    if (this.state.value !== 'unsaved') return;
    const change = { ...this.current(), revision: this.#revision };
    this.#parts.api.saveSolution(change, true).catch(() => undefined);
  }

  /** Of a conflict: this text is saved over the other. */
  keepMine(): void {
    this.#settle((theirs) => this.#adopt(theirs, this.text.value));
    void this.save();
  }

  /** Of a conflict: the other text replaces this one. */
  takeTheirs(): void {
    this.#settle((theirs) => this.#adopt(theirs, textOf(theirs)));
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  async #load(draft: Draft | undefined): Promise<void> {
    await this.#ask(
      () => this.#parts.api.loadSolution(),
      (saved) => this.#meet(draft, saved),
      () => void this.#load(draft),
    );
  }

  /** Both the browser and the companion have a text now. */
  #meet(draft: Draft | undefined, saved: SavedSolution): void {
    const mine = this.#draft();
    switch (decide(draft || mine.dirty ? mine : undefined, saved)) {
      case 'saved':
        this.#adopt(saved, textOf(saved));
        return;
      case 'draft':
        this.#adopt(saved, mine.text);
        this.#later(0);
        return;
      case 'conflict':
        this.#dispute(saved);
    }
  }

  #draft(): Draft {
    return {
      path: this.path.value,
      text: this.text.value,
      revision: this.#revision,
      dirty: this.#dirty.value,
    };
  }

  #show({ path, text, revision, dirty }: Draft): void {
    batch(() => {
      this.path.value = path;
      this.text.value = text;
      this.#saved.value = dirty ? undefined : text;
    });
    this.#revision = revision;
  }

  /** From here on we build on what the companion has. */
  #adopt(saved: SavedSolution, shown: string): void {
    batch(() => {
      this.path.value = saved.files[0]?.path ?? this.path.value;
      this.text.value = shown;
      this.#saved.value = textOf(saved);
      this.#phase.value = 'idle';
      this.problem.value = undefined;
    });
    this.#revision = saved.revision;
    this.#keep();
  }

  #keep(): void {
    this.#drafts?.keep(this.#draft());
  }

  #dispute(theirs: SavedSolution): void {
    batch(() => {
      this.#phase.value = 'idle';
      this.conflict.value = theirs;
    });
  }

  #settle(choose: (theirs: SavedSolution) => void): void {
    const theirs = this.conflict.value;
    if (!theirs) return;
    batch(() => {
      this.conflict.value = undefined;
      choose(theirs);
    });
  }

  #later(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), delay);
  }

  /** @param again what to do once a companion that did not answer is back */
  async #ask(
    request: () => Promise<SavedSolution>,
    take: (saved: SavedSolution) => void,
    again = (): void => this.#later(0),
  ): Promise<void> {
    try {
      take(await this.#parts.connection.try(request));
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      this.#failed(error, again);
    }
  }

  #failed(fault: ApiFault, again: () => void): void {
    const theirs = fault.current;
    if (theirs && textOf(theirs) === this.text.value) this.#adopt(theirs, this.text.value);
    else if (theirs) this.#dispute(theirs);
    else {
      this.problem.value = fault.problem;
      this.#phase.value = fault.unreachable ? 'kept' : 'refused';
      if (fault.unreachable) void this.#parts.connection.back().then(() => this.#resume(again));
      else if (fault.status === 429) this.#later(retryDelay);
    }
  }

  #resume(again: () => void): void {
    if (this.#phase.value !== 'kept') return;
    this.#phase.value = 'idle';
    again();
  }
}

const textOf = (saved: SavedSolution): string => saved.files[0]?.text ?? '';
