import type { Localized } from '../../grader/report.ts';

const number = new Intl.NumberFormat('en');

const counted = (count: number, one: string, many: string): string =>
  `${number.format(count)} ${count === 1 ? one : many}`;

export const submissions = (count: number): Localized => ({
  ko: `제출물 ${number.format(count)}개`,
  en: counted(count, 'submission', 'submissions'),
});

export const solutions = (count: number): Localized => ({
  ko: `서로 다른 풀이 ${number.format(count)}개`,
  en: counted(count, 'different solution', 'different solutions'),
});

export const resumed = (count: number): Localized => ({
  ko: `지난번에 끝낸 ${number.format(count)}개는 다시 채점하지 않았습니다.`,
  en: `${counted(count, 'was', 'were')} finished in an earlier run.`,
});

export const passed = (count: number): Localized => ({
  ko: `모두 통과 ${number.format(count)}개`,
  en: `${number.format(count)} passed`,
});

export const failed = (count: number): Localized => ({
  ko: `실패 ${number.format(count)}개`,
  en: `${number.format(count)} failed`,
});

export const undecided = (count: number): Localized => ({
  ko: `판정 못 함 ${number.format(count)}개`,
  en: `${number.format(count)} without a verdict`,
});

export const median = (earned: string, possible: string): Localized => ({
  ko: `점수의 중앙값은 ${possible}점 만점에 ${earned}점입니다.`,
  en: `The median is ${earned} of ${possible} points.`,
});

export const left = (time: string): Localized => ({ ko: `${time} 남음`, en: `${time} left` });

export const same: Localized = { ko: '내용이 같은 제출물', en: 'Submissions with the same content' };

export const broken: Localized = {
  ko: '채점할 수 없었던 제출물',
  en: 'Submissions that could not be started',
};

export const more = (count: number): Localized => ({
  ko: `… 이 밖에 ${number.format(count)}개`,
  en: `… and ${number.format(count)} more`,
});

export const reportsIn = (path: string): Localized => ({ ko: `보고서: ${path}`, en: `Reports: ${path}` });

export const gradebookIn = (title: string, path: string): Localized => ({
  ko: `${title} 성적표: ${path}`,
  en: `Gradebook for ${title}: ${path}`,
});

export const unmatched = (count: number): Localized => ({
  ko: `명단에서 찾지 못해 성적표에 넣지 않은 제출물 ${number.format(count)}개`,
  en: `${counted(count, 'submission is', 'submissions are')} not in the gradebook: nobody in the roster goes by that name`,
});

export const ungraded = (count: number): Localized => ({
  ko: `아직 판정이 없어 성적표에 넣지 않은 제출물 ${number.format(count)}개`,
  en: `${counted(count, 'submission is', 'submissions are')} not in the gradebook: no verdict yet`,
});

export const goOn: Localized = {
  ko: '끝난 것은 저장했습니다. 같은 명령을 다시 실행하면 나머지만 이어서 채점합니다.',
  en: 'What was finished is kept. Run the same command again to go on with the rest.',
};

export const tryAgain: Localized = {
  ko: '판정하지 못한 것은 풀이의 잘못이 아닙니다. 같은 명령을 다시 실행하면 그것만 다시 채점합니다.',
  en: 'Where there is no verdict the solution is not to blame. Run the same command again: only those are graded again.',
};
