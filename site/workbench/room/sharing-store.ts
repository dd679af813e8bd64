import { batch, signal } from '@preact/signals';
import type { ProblemReport } from '../../../grader/report.ts';
import type { Sharing } from '../../../server/api.ts';
import { ask } from '../api/client.ts';
import { ApiFault } from '../api/faults.ts';

/** Who is in is asked for at most so often, in ms: what guests do may come in bursts. */
const pace = 400;

/** Whether the learner's run is shared, and who is in. */
export class SharingStore {
  /** Undefined while nothing runs. */ readonly sharing = signal<Sharing>();
  /** Why it could not be had. */ readonly problem = signal<ProblemReport>();
  #run: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Something has happened on the wire. @param run path of the program: `/runs/<id>/`; undefined where none runs */
  note(run: string | undefined): void {
    const another = run !== this.#run;
    this.#run = run;
    if (run === undefined) {
      this.close();
      this.sharing.value = undefined;
    } else if (another) void this.#ask('GET');
    else if (this.sharing.peek()?.shared) {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        void this.#ask('GET');
      }, pace);
    }
  }

  /** Never rejects: `problem` tells. */
  async share(shared: boolean): Promise<void> {
    await this.#ask('PUT', { shared });
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #ask(method: 'GET' | 'PUT', body?: object): Promise<void> {
    const run = this.#run;
    if (run === undefined) return;
    try {
      const sharing = await ask<Sharing>(method, `/api${run}shared`, body);
      // Another program may run by now.
      if (run !== this.#run) return;
      batch(() => {
        this.sharing.value = sharing;
        this.problem.value = undefined;
      });
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      if (run === this.#run) this.problem.value = error.problem;
    }
  }
}
