import type { Localized, ProblemReport } from '../../../grader/report.ts';
import type { Conflict, SavedSolution } from '../../../server/api.ts';

/** What goes wrong between the page and the companion; docs/errors.md lists the codes. */
export const pageProblems = {
  'companion-unreachable': {
    ko: '도우미 서버가 응답하지 않습니다. 터미널에서 npm start로 다시 시작하세요. 쓴 코드는 이 브라우저에 남아 있고, 연결되면 이어서 저장합니다.',
    en: 'The companion does not answer. Start it again with npm start in a terminal. Your code is kept in this browser and will be saved once it is back.',
  },
  'companion-slow': {
    ko: '도우미 서버가 10초 안에 응답하지 않았습니다. 컴퓨터가 바쁘면 잠시 뒤에, 계속되면 npm start로 도우미 서버를 다시 시작한 뒤에 시도하세요.',
    en: 'The companion did not answer within 10 s. Try again in a moment; if it persists, restart it with npm start.',
  },
  'answer-unreadable': {
    ko: '이 주소에서 응답한 것은 Wirebook의 도우미 서버가 아닙니다. npm start가 출력한 주소로 이 페이지를 여세요.',
    en: 'What answered at this address is not the Wirebook companion. Open this page at the address that npm start prints.',
  },
  'run-lost': {
    ko: '도우미 서버가 다시 시작되면서 프로그램도 함께 끝났습니다. 다시 실행하세요.',
    en: 'The companion was restarted, and the program ended with it. Run it again.',
  },
  'grading-lost': {
    ko: '도우미 서버가 다시 시작되면서 채점이 중단되었습니다. 풀이의 잘못이 아니니 다시 검사하세요.',
    en: 'The companion was restarted during this grading. It was not your solution: check again.',
  },
} as const satisfies Readonly<Record<string, Localized>>;

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

export const pageProblem = (code: keyof typeof pageProblems): ProblemReport => ({
  code,
  message: pageProblems[code],
});

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
