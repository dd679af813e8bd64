import type { SavedSolution, SaveSolution } from '../../server/api.ts';
import type { Api } from '../../site/workbench/api/client.ts';
import { ApiFault } from '../../site/workbench/api/faults.ts';
import { pageProblem } from '../../site/workbench/problems.ts';

const unused = () => Promise.reject(new Error('not part of this test'));

/** The companion's half of the solution API, in memory, with a plug that can be pulled. */
export class MemoryCompanion {
  away = false;
  saves = 0;
  saved: SavedSolution;

  constructor(text: string) {
    this.saved = { files: [{ path: 'solution.ts', text }], revision: 0, savedAt: null };
  }

  /** What another tab does. */
  saveElsewhere(text: string): void {
    this.saved = this.#next(text);
  }

  readonly api: Api = {
    status: () => this.#answer(() => ({ wirebook: '0', isolation: 'full' as const, missing: [] })),
    loadSolution: () => this.#answer(() => this.saved),
    saveSolution: (change) => this.#answer(() => this.#save(change)),
    latestReport: unused,
    currentGrading: unused,
    startGrading: unused,
    cancelGrading: unused,
    history: unused,
    attempt: unused,
    keepAttempt: unused,
    reference: unused,
    hints: unused,
    followed: unused,
    currentRun: unused,
    startRun: unused,
    stopRun: unused,
  };

  #save({ files, revision }: SaveSolution): SavedSolution {
    this.saves += 1;
    if (revision !== this.saved.revision) {
      const message = { ko: '먼저 저장됨', en: 'saved first' };
      throw new ApiFault({ code: 'solution-conflict', message }, 409, this.saved);
    }
    this.saved = this.#next(files[0]?.text ?? '');
    return this.saved;
  }

  #next(text: string): SavedSolution {
    const revision = this.saved.revision + 1;
    return { files: [{ path: 'solution.ts', text }], revision, savedAt: '2026-01-01T00:00:00.000Z' };
  }

  async #answer<T>(answer: () => T): Promise<T> {
    await Promise.resolve();
    if (this.away) throw new ApiFault(pageProblem('companion-unreachable'), 0);
    return answer();
  }
}
