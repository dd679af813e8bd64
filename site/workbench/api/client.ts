import type { Report } from '../../../grader/report.ts';
import type {
  Attempt,
  Hints,
  History,
  SavedSolution,
  SaveSolution,
  Solution,
  Started,
  StartGrading,
  StartRun,
  Status,
} from '../../../server/api.ts';
import type { Language } from '../../language.ts';
import { pageProblem } from '../problems.ts';
import { ApiFault, faultFrom } from './faults.ts';

const patience = 10_000;

/** The companion, as the workbench of one lab asks it. Every method rejects with an ApiFault and nothing else. */
export interface Api {
  status(): Promise<Status>;
  loadSolution(): Promise<SavedSolution>;
  /** `leaving` lets the request outlive the page. Rejects with status 409 and `current` where another tab was first. */
  saveSolution(change: SaveSolution, leaving?: boolean): Promise<SavedSolution>;
  /** Undefined where nothing was graded yet. */
  latestReport(): Promise<Report | undefined>;
  currentGrading(): Promise<Started | undefined>;
  startGrading(what: StartGrading): Promise<Started>;
  cancelGrading(id: string): Promise<void>;
  history(): Promise<History>;
  attempt(number: number): Promise<Attempt>;
  /** Keeps code that is not checked; where an attempt has it already, that one. */
  keepAttempt(solution: Solution): Promise<Attempt>;
  /** Rejects with status 403 while it is closed. */
  reference(): Promise<Solution>;
  /** Rejects with status 403 while they are closed. */
  hints(language: Language): Promise<Hints>;
  /** The file that is followed as the solution, where the companion was started to follow one. */
  followed(): Promise<Started | undefined>;
  currentRun(): Promise<Started | undefined>;
  startRun(what: StartRun): Promise<Started>;
  stopRun(id: string): Promise<void>;
}

/** @param lab slug of the lab */
export const createApi = (lab: string): Api => {
  const base = `/api/labs/${lab}`;
  return {
    status: () => ask('GET', '/api/status'),
    loadSolution: () => ask('GET', `${base}/solution`),
    saveSolution: (change, leaving) => ask('PUT', `${base}/solution`, change, leaving),
    latestReport: () => ask('GET', `${base}/gradings/latest`),
    currentGrading: () => ask('GET', `${base}/gradings/current`),
    startGrading: (what) => ask('POST', `${base}/gradings`, what),
    cancelGrading: (id) => ask('DELETE', `/api/gradings/${id}`),
    history: () => ask('GET', `${base}/attempts`),
    attempt: (number) => ask('GET', `${base}/attempts/${number}`),
    keepAttempt: (solution) => ask('POST', `${base}/attempts`, solution),
    reference: () => ask('GET', `${base}/reference`),
    hints: (language) => ask('GET', `${base}/hints?language=${language}`),
    followed: () => ask('GET', `${base}/followed`),
    currentRun: () => ask('GET', `${base}/runs/current`),
    startRun: (what) => ask('POST', `${base}/runs`, what),
    stopRun: (id) => ask('DELETE', `/api/runs/${id}`),
  };
};

/** The answer's JSON, or undefined for 204. The caller names its type, which server/api.ts promises. */
export const ask = async <T>(method: string, path: string, body?: object, keepalive = false): Promise<T> => {
  const response = await send(path, {
    method,
    keepalive,
    cache: 'no-store',
    signal: AbortSignal.timeout(patience),
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  if (!response.ok) throw await faultFrom(response);
  if (response.status === 204) return undefined as T;
  try {
    return (await response.json()) as T;
  } catch {
    throw new ApiFault(pageProblem('answer-unreadable'), response.status);
  }
};

const send = async (path: string, init: RequestInit): Promise<Response> => {
  try {
    return await fetch(path, init);
  } catch (error) {
    const slow = error instanceof DOMException && error.name === 'TimeoutError';
    throw new ApiFault(pageProblem(slow ? 'companion-slow' : 'companion-unreachable'), 0);
  }
};
