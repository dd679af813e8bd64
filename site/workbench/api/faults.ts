import type { ProblemReport } from '../../../grader/report.ts';
import type { Conflict, SavedSolution } from '../../../server/api.ts';
import { pageProblem } from '../problems.ts';

/** A request that did not do what was asked, with what to tell the person. */
export class ApiFault extends Error {
  readonly problem: ProblemReport;
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  /** Of a 409: what is saved instead. */
  readonly current: SavedSolution | undefined;

  constructor(problem: ProblemReport, status: number, current?: SavedSolution) {
    super(problem.message.en);
    this.name = 'ApiFault';
    this.problem = problem;
    this.status = status;
    this.current = current;
  }

  /** Nobody answered: the same request may succeed once the companion is back. */
  get unreachable(): boolean {
    return this.status === 0;
  }
}

/** Reads an error answer; whatever is no Fault came from somebody else. */
export const faultFrom = async (response: Response): Promise<ApiFault> => {
  const body: unknown = await response.json().catch(() => undefined);
  if (!isFault(body)) return new ApiFault(pageProblem('answer-unreadable'), response.status);
  return new ApiFault(body.error, response.status, 'current' in body ? body.current : undefined);
};

const isFault = (body: unknown): body is Conflict | Pick<Conflict, 'error'> =>
  typeof body === 'object' && body !== null && 'error' in body && hasCode(body.error);

const hasCode = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && 'message' in error;
