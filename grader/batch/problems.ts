import { catalogue } from '../problem.ts';

/** What can be wrong with one submission of a batch, or with the batch as a whole. */
export const problems = catalogue({
  'submission-symlink': {
    ko: ({ path }) =>
      `'${path}'은(는) 심볼릭 링크라서 따라가지 않았습니다. 링크가 가리키는 파일 자체를 제출해야 합니다.`,
    en: ({ path }) =>
      `'${path}' is a symbolic link, which is not followed. The file itself has to be handed in.`,
  },
  'submission-not-a-file': {
    ko: ({ path }) => `'${path}'은(는) 일반 파일도 폴더도 아닙니다. 풀이 파일이나 폴더를 제출해야 합니다.`,
    en: ({ path }) =>
      `'${path}' is neither a file nor a folder. A solution is handed in as a file or a folder of files.`,
  },
  'submission-unreadable': {
    ko: ({ path, reason }) =>
      `'${path}'을(를) 읽을 수 없어서 채점하지 못했습니다(${reason}). 권한을 확인한 뒤 다시 채점하세요.`,
    en: ({ path, reason }) =>
      `'${path}' cannot be read (${reason}), so it was not graded. Check its permissions and grade again.`,
  },
  'submission-empty': {
    ko: ({ path }) => `'${path}'에 아무 내용도 없습니다. 풀이가 든 파일을 제출해야 합니다.`,
    en: ({ path }) => `There is nothing in '${path}'. Hand in the file that holds the solution.`,
  },
  'submission-too-large': {
    ko: ({ path, limit }) => `'${path}'이(가) 너무 큽니다. 풀이 파일은 하나에 ${limit}까지 받습니다.`,
    en: ({ path, limit }) => `'${path}' is too large. A solution's file may have up to ${limit}.`,
  },
  'submission-not-text': {
    ko: ({ path }) =>
      `'${path}'은(는) UTF-8 텍스트가 아닙니다. 압축 파일이나 실행 파일이 아니라 소스 코드를 UTF-8로 저장해서 제출해야 합니다.`,
    en: ({ path }) =>
      `'${path}' is not UTF-8 text. Hand in source code saved as UTF-8, not an archive or an executable.`,
  },
  'submission-without-solution': {
    ko: ({ path, allowed }) =>
      `폴더 '${path}'에 풀이가 없습니다. 풀이 파일(${allowed})이 하나는 있어야 합니다.`,
    en: ({ path, allowed }) => `There is no solution in the folder '${path}': not one file with ${allowed}.`,
  },
  'submission-ambiguous': {
    ko: ({ path, files }) =>
      `폴더 '${path}'의 파일 가운데 무엇을 실행할지 알 수 없습니다(${files}). 실행할 파일의 이름을 solution.ts로 바꾸세요.`,
    en: ({ path, files }) =>
      `It is not clear which file of the folder '${path}' runs (${files}). Call the one that does solution.ts.`,
  },
  'submission-too-many-files': {
    ko: ({ path, limit }) => `폴더 '${path}'에 파일이 너무 많습니다. 풀이는 파일 ${limit}개까지 받습니다.`,
    en: ({ path, limit }) => `There are too many files in '${path}'. A solution may have up to ${limit}.`,
  },
  'submission-changed': {
    ko: ({ path }) => `채점하는 동안 '${path}'의 내용이 바뀌어서 판정하지 않았습니다. 다시 채점하세요.`,
    en: ({ path }) => `'${path}' changed while the batch was graded, so there is no verdict. Grade it again.`,
  },
  'submission-timeout': {
    ko: ({ path, seconds }) =>
      `'${path}'의 채점이 ${seconds}초 안에 끝나지 않아서 멈췄습니다. 다시 채점하세요.`,
    en: ({ path, seconds }) =>
      `Grading '${path}' was stopped after ${seconds} s without an end. Grade it again.`,
  },
  'submission-grader-failed': {
    ko: ({ path, reason }) =>
      `'${path}'을(를) 채점하다가 채점기에 오류가 났습니다(${reason}). 풀이의 잘못이 아닙니다. 다시 채점하고, 또 일어나면 알려 주세요.`,
    en: ({ path, reason }) =>
      `The grader failed at '${path}' (${reason}). The solution is not to blame: grade it again, and report it if it comes back.`,
  },
  'batch-folder-unreadable': {
    ko: ({ path, reason }) =>
      `제출물 폴더 '${path}'을(를) 읽을 수 없습니다(${reason}). 경로와 권한을 확인하세요.`,
    en: ({ path, reason }) =>
      `The folder of submissions '${path}' cannot be read (${reason}). Check the path and its permissions.`,
  },
  'batch-folder-empty': {
    ko: ({ path }) => `폴더 '${path}'에 제출물이 없습니다. 제출물은 폴더 안의 파일이나 폴더 하나씩입니다.`,
    en: ({ path }) => `There are no submissions in '${path}'. Every file or folder in it is one.`,
  },
  'batch-reports-unwritable': {
    ko: ({ path, reason }) =>
      `보고서를 '${path}'에 쓸 수 없습니다(${reason}). --reports로 다른 폴더를 지정하세요.`,
    en: ({ path, reason }) =>
      `Reports cannot be written to '${path}' (${reason}). Name another folder with --reports.`,
  },
  'roster-needed': {
    ko: ({ name }) => `${name} 성적표에는 명단이 필요합니다. ${name}에서 내보낸 CSV를 --roster로 지정하세요.`,
    en: ({ name }) =>
      `A gradebook for ${name} needs a roster: name the CSV exported from ${name} with --roster.`,
  },
  'roster-not-understood': {
    ko: ({ path, wanted }) =>
      `명단 '${path}'에서 학생을 알아볼 열을 찾지 못했습니다. 첫 줄에 다음 가운데 하나가 있어야 합니다: ${wanted}`,
    en: ({ path, wanted }) =>
      `No column of the roster '${path}' tells who a student is. Its first line needs one of: ${wanted}`,
  },
});
