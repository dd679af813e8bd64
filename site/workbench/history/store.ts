import { batch, signal } from '@preact/signals';
import type { ProblemReport } from '../../../grader/report.ts';
import type { AttemptSummary, ReferenceAccess, Solution } from '../../../server/api.ts';
import type { Api } from '../api/client.ts';
import type { Connection } from '../api/connection.ts';
import { ApiFault } from '../api/faults.ts';

/** An attempt by its number, or the lab's reference. */
export type Choice = number | 'reference';

/** What the learner has tried in this lab, as the companion keeps it, and the one that is looked at. */
export class HistoryStore {
  /** Newest first. */
  readonly attempts = signal<readonly AttemptSummary[]>([]);
  /** Undefined until the companion has said. */
  readonly reference = signal<ReferenceAccess>();
  readonly chosen = signal<Choice>();
  /** The code of what is chosen, once it is there. */
  readonly text = signal<string>();
  /** Why the last thing asked for could not be had. */
  readonly problem = signal<ProblemReport>();
  readonly #api: Api;
  readonly #connection: Connection;

  constructor(api: Api, connection: Connection) {
    this.#api = api;
    this.#connection = connection;
  }

  /** Asks what there is now. Never rejects: `problem` tells. */
  async load(): Promise<void> {
    await this.#ask(
      () => this.#api.history(),
      ({ attempts, reference }) => {
        this.attempts.value = attempts;
        this.reference.value = reference;
      },
    );
  }

  /** Fetches one to compare with. Never rejects: `problem` tells. */
  async choose(choice: Choice): Promise<void> {
    batch(() => {
      this.chosen.value = choice;
      this.text.value = undefined;
    });
    await this.#ask(
      () => (choice === 'reference' ? this.#api.reference() : this.#api.attempt(choice)),
      ({ files: [file] }) => {
        // Another one may have been chosen meanwhile.
        if (this.chosen.value === choice) this.text.value = file?.text;
      },
    );
  }

  /** Keeps code that is about to be replaced. @returns whether it is safe now */
  async keep(solution: Solution): Promise<boolean> {
    const kept = await this.#ask(
      () => this.#api.keepAttempt(solution),
      () => undefined,
    );
    if (kept) await this.load();
    return kept;
  }

  async #ask<T>(request: () => Promise<T>, take: (answer: T) => void): Promise<boolean> {
    try {
      const answer = await this.#connection.try(request);
      batch(() => {
        this.problem.value = undefined;
        take(answer);
      });
      return true;
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      this.problem.value = error.problem;
      return false;
    }
  }
}
