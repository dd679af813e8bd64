import { signal } from '@preact/signals';
import type { ProblemReport } from '../../../grader/report.ts';
import type { Host, HostAction } from '../../../server/host.ts';
import { pageProblem } from '../problems.ts';
import { ApiFault, faultFrom } from '../api/faults.ts';

const patience = 10_000;
/** How it stands is asked for at most so often, in ms: what a client does may come in bursts. */
const pace = 400;

const atRest: Host = { mode: 'accept', lastId: 0, connections: 0 };

/** The server that the program of a client lab talks to: what it is told, and how it stands. */
export class PlayedServerStore {
  readonly host = signal(atRest);
  /** Why it did not do what it was told. */
  readonly problem = signal<ProblemReport>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param run path of the program: `/runs/<id>/` */
  async do(run: string, action: HostAction): Promise<void> {
    await this.#ask(run, {
      method: 'POST',
      body: JSON.stringify(action),
      headers: { 'content-type': 'application/json' },
    });
  }

  /** Something has happened: asks how it stands, soon. */
  refresh(run: string): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#ask(run, { method: 'GET' });
    }, pace);
  }

  /** There is no program any more. */
  rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.host.value = atRest;
  }

  async #ask(run: string, init: RequestInit): Promise<void> {
    try {
      const signal = AbortSignal.timeout(patience);
      const answer = await fetch(`/api${run}server`, { ...init, cache: 'no-store', signal });
      if (!answer.ok) throw await faultFrom(answer);
      this.host.value = (await answer.json()) as Host;
      this.problem.value = undefined;
    } catch (error) {
      this.problem.value = error instanceof ApiFault ? error.problem : pageProblem('companion-unreachable');
    }
  }
}
