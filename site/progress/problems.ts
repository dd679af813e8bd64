import type { ProblemReport } from '../../grader/report.ts';

/** What can be wrong with a file of progress; docs/errors.md lists it with all other errors. */
export const problems = {
  texts: {
    'progress-file-foreign': {
      ko: () =>
        'Wirebook에서 내보낸 진도 파일이 아닙니다. 진도는 그대로입니다. wirebook-progress로 시작하는 .json 파일을 고르세요.',
      en: () =>
        'This is no progress file of Wirebook. Your progress is as it was. Choose a .json file whose name begins with wirebook-progress.',
    },
    'progress-file-newer': {
      ko: () =>
        '더 새로운 Wirebook이 만든 파일입니다. 진도는 그대로입니다. Wirebook을 갱신한 뒤 다시 가져오세요.',
      en: () =>
        'A newer Wirebook wrote this file. Your progress is as it was. Update Wirebook, then import it again.',
    },
    'progress-file-damaged': {
      ko: () =>
        '파일 일부가 빠졌거나 바뀌어서 읽을 수 없습니다. 진도는 그대로입니다. 내보낸 곳에서 파일을 다시 내보내세요.',
      en: () =>
        'The file is incomplete or was changed, and cannot be read. Your progress is as it was. Export it again where it came from.',
    },
  },
} as const;

export const problem = (code: keyof typeof problems.texts): ProblemReport => {
  const { ko, en } = problems.texts[code];
  return { code, message: { ko: ko(), en: en() } };
};
