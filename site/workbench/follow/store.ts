import { batch, computed, signal } from '@preact/signals';
import type { ProblemReport } from '../../../grader/report.ts';
import type { FollowedEvent, Solution, Started } from '../../../server/api.ts';
import type { Api } from '../api/client.ts';
import type { Connection } from '../api/connection.ts';
import { ApiFault } from '../api/faults.ts';
import { track } from '../api/track.ts';
import type { Code } from '../editor/code.ts';

const events = { types: ['file', 'skipped'], last: [] } as const;
/** As the API takes names of files; a file that is called otherwise is graded under the usual one. */
const plainName = /^[\w-]+(\.[\w-]+)*$/;

/** A file that the learner writes in an editor of their own, where the companion was started to follow one. */
export class FollowStore implements Code {
  /** What the file is called. */
  readonly name = signal('');
  readonly path = computed(() => (plainName.test(this.name.value) ? this.name.value : 'solution.ts'));
  readonly text = signal('');
  /** Why it cannot be read at the moment; `text` is then its last. */
  readonly problem = signal<ProblemReport>();
  /** There is a file, and its text is known. */
  readonly offered = signal(false);
  /** The learner has not turned away from it. */
  readonly wanted = signal(true);
  /** The file is what is shown, run and checked. */
  readonly on = computed(() => this.offered.value && this.wanted.value);
  /** What happens by itself when it was saved. */
  readonly onSave = { check: signal(true), run: signal(false) };
  readonly #api: Api;
  readonly #connection: Connection;
  #saved: () => void = () => undefined;
  #ended: () => void = () => undefined;
  #untrack: (() => void) | undefined;

  constructor(api: Api, connection: Connection) {
    this.#api = api;
    this.#connection = connection;
  }

  /**
   * @param saved called when another text was saved than the one that is known
   * @param ended called when the companion follows the file no longer
   */
  onNews(saved: () => void, ended: () => void): void {
    this.#saved = saved;
    this.#ended = ended;
  }

  current(): Solution {
    return { files: [{ path: this.path.value, text: this.text.value }] };
  }

  async open(): Promise<void> {
    try {
      const file = await this.#connection.try(() => this.#api.followed());
      if (file) this.#follow(file);
      else this.#end();
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      if (error.unreachable) void this.#connection.back().then(() => this.open());
    }
  }

  close(): void {
    this.#untrack?.();
  }

  #follow(started: Started): void {
    this.#untrack?.();
    this.#untrack = track<FollowedEvent>(
      this.#connection,
      { started, ...events, current: () => this.#api.followed() },
      {
        begin: () => undefined,
        event: (event) => {
          if (event.type === 'file') this.#take(event);
        },
        // Started again, the companion may follow it again.
        gone: () => void this.open(),
      },
    );
  }

  #take({ name, text, problem }: Extract<FollowedEvent, { type: 'file' }>): void {
    const saved = this.offered.value && text !== this.text.value;
    batch(() => {
      this.name.value = name;
      this.text.value = text;
      this.problem.value = problem;
      this.offered.value = true;
    });
    if (saved && this.on.value) this.#saved();
  }

  #end(): void {
    const before = this.on.value;
    this.offered.value = false;
    if (before) this.#ended();
  }
}
