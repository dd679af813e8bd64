import type { ProblemReport } from '../../grader/report.ts';

/** What goes wrong between the page and the companion; docs/errors.md lists it with all other errors. */
export const problems = {
  texts: {
    'companion-unreachable': {
      ko: () =>
        '도우미 서버가 응답하지 않습니다. 터미널에서 npm start로 다시 시작하세요. 쓴 코드는 이 브라우저에 남아 있고, 연결되면 이어서 저장합니다.',
      en: () =>
        'The companion does not answer. Start it again with npm start in a terminal. Your code is kept in this browser and will be saved once it is back.',
    },
    'companion-slow': {
      ko: () =>
        '도우미 서버가 10초 안에 응답하지 않았습니다. 컴퓨터가 바쁘면 잠시 뒤에, 계속되면 npm start로 도우미 서버를 다시 시작한 뒤에 시도하세요.',
      en: () =>
        'The companion did not answer within 10 s. Try again in a moment; if it persists, restart it with npm start.',
    },
    'answer-unreadable': {
      ko: () =>
        '이 주소에서 응답한 것은 Wirebook의 도우미 서버가 아닙니다. npm start가 출력한 주소로 이 페이지를 여세요.',
      en: () =>
        'What answered at this address is not the Wirebook companion. Open this page at the address that npm start prints.',
    },
    'run-lost': {
      ko: () => '도우미 서버가 다시 시작되면서 프로그램도 함께 끝났습니다. 다시 실행하세요.',
      en: () => 'The companion was restarted, and the program ended with it. Run it again.',
    },
    'grading-lost': {
      ko: () => '도우미 서버가 다시 시작되면서 채점이 중단되었습니다. 풀이의 잘못이 아니니 다시 검사하세요.',
      en: () => 'The companion was restarted during this grading. It was not your solution: check again.',
    },
  },
} as const;

export const pageProblem = (code: keyof typeof problems.texts): ProblemReport => {
  const text = problems.texts[code];
  return { code, message: { ko: text.ko(), en: text.en() } };
};
