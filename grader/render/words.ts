import type { Isolation, Localized, Outcome } from '../report.ts';

/** What renderers say themselves, in both languages; everything else comes from the report. */
export const outcomes: Readonly<Record<Outcome, Localized>> = {
  pass: { ko: '통과', en: 'passed' },
  fail: { ko: '실패', en: 'failed' },
  inconclusive: { ko: '판정 보류', en: 'inconclusive' },
  error: { ko: '채점기 오류', en: 'grader error' },
  'not-run': { ko: '검사하지 않음', en: 'not run' },
};

export const isolations: Readonly<Record<Isolation, Localized>> = {
  full: { ko: '완전 격리', en: 'full isolation' },
  partial: { ko: '부분 격리', en: 'partial isolation' },
  none: { ko: '격리 없음', en: 'no isolation' },
};

export const words = {
  promised: { ko: '약속', en: 'Promised' },
  expected: { ko: '기대한 것', en: 'Expected' },
  observed: { ko: '실제로 본 것', en: 'Observed' },
  cause: { ko: '흔한 원인', en: 'Usual cause' },
  rests: { ko: '근거', en: 'Rests on' },
  why: { ko: '이유', en: 'Why' },
  where: { ko: '위치', en: 'Where' },
  replay: { ko: '다시 해 보기', en: 'Try it again' },
  output: { ko: '프로그램 출력', en: 'Program output' },
  wire: { ko: '주고받은 것', en: 'On the wire' },
  check: { ko: '검사', en: 'Check' },
  outcome: { ko: '결과', en: 'Outcome' },
  points: { ko: '점수', en: 'Points' },
  time: { ko: '시간', en: 'Time' },
  seed: { ko: '시드', en: 'Seed' },
  isolation: { ko: '격리', en: 'Isolation' },
  missingLayers: { ko: '빠진 격리 계층', en: 'missing layers' },
  server: { ko: '서버', en: 'server' },
  clients: { ko: '클라이언트', en: 'clients' },
  direction: { ko: '방향', en: 'Direction' },
  what: { ko: '내용', en: 'What' },
} satisfies Record<string, Localized>;

/** Sentences with something in them. */
export const say = {
  missing: { ko: (what: string) => `오지 않음: ${what}`, en: (what: string) => `never came: ${what}` },
  leftOut: {
    ko: (count: number) => `… ${count}개 생략`,
    en: (count: number) => `… ${count} left out`,
  },
  passed: {
    ko: (passed: number, all: number) => `검사 ${all}개 중 ${passed}개 통과`,
    en: (passed: number, all: number) => `${passed} of ${all} checks passed`,
  },
  points: {
    ko: (earned: string, possible: string) => `${possible}점 중 ${earned}점`,
    en: (earned: string, possible: string) => `${earned} of ${possible} points`,
  },
  more: {
    ko: (count: number) => `이 밖에 ${count}개가 더 있습니다. 전체 보고서에서 볼 수 있습니다.`,
    en: (count: number) => `${count} more; the full report shows them.`,
  },
  undecided: {
    ko: (count: number) => `검사 ${count}개는 판정하지 못했습니다. 풀이 탓이 아니므로 다시 채점해 주세요.`,
    en: (count: number) =>
      `${count} ${count === 1 ? 'check' : 'checks'} could not be decided. The solution is not to blame: please grade it again.`,
  },
};
