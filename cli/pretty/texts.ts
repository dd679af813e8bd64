import type { Localized, Outcome } from '../../grader/report.ts';

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** How many checks came to an outcome. */
export const counted: Readonly<Record<Outcome, (count: number) => Localized>> = {
  pass: (count) => ({ ko: `통과 ${count}개`, en: `${count} passed` }),
  fail: (count) => ({ ko: `실패 ${count}개`, en: `${count} failed` }),
  inconclusive: (count) => ({ ko: `판정 보류 ${count}개`, en: `${count} inconclusive` }),
  error: (count) => ({ ko: `채점기 오류 ${count}개`, en: plural(count, 'error of ours', 'errors of ours') }),
  'not-run': (count) => ({ ko: `검사하지 않음 ${count}개`, en: `${count} not run` }),
};

/** What to do after a report, by its outcome. */
export const next: Readonly<Record<Outcome, Localized>> = {
  pass: { ko: '모든 약속을 지켰습니다.', en: 'Every promise is kept.' },
  fail: {
    ko: '위에서 처음 실패한 검사부터 고친 뒤 다시 실행하세요.',
    en: 'Mend the first failure above, then run it again:',
  },
  inconclusive: {
    ko: '컴퓨터가 바빠서 판정하지 못했습니다. 풀이의 잘못이 아닙니다. 한가할 때 다시 실행하세요.',
    en: 'This machine was too busy to tell. The solution is not to blame; run it again when things are calm:',
  },
  error: {
    ko: '채점기에 문제가 있습니다. 풀이의 잘못이 아닙니다. 다시 실행해도 같으면 위의 내용을 첨부해 알려 주세요.',
    en: 'The fault is ours, not the solution’s. If it comes again, please report it with what stands above:',
  },
  'not-run': {
    ko: '이 방법으로 시험할 수 있는 검사가 없었습니다.',
    en: 'None of the checks could be tried this way.',
  },
};

export const moreDetails: Localized = {
  ko: '나머지 실패도 --only로 검사를 고르면 자세히 볼 수 있습니다.',
  en: 'To see another failure in full, pick its check with --only.',
};

export const mendAndRepeat: Localized = {
  ko: '고친 뒤 다시 실행하세요.',
  en: 'Mend it, then run it again:',
};
