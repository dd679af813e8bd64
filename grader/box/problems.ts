import { catalogue } from '../problem.ts';

/** What can be wrong with a command that is to run in a box; docs/errors.md lists every code. */
export const problems = catalogue({
  'command-folder-missing': {
    ko: ({ path }) => `${path} 폴더가 없습니다. --cwd에 프로그램이 있는 폴더를 지정하세요.`,
    en: ({ path }) => `There is no folder ${path}. Give the folder of the program with --cwd.`,
  },
  'command-folder-too-much': {
    ko: ({ path }) =>
      `${path} 폴더를 통째로 프로그램에 보여 줄 수는 없습니다. 프로그램만 들어 있는 폴더를 지정하세요.`,
    en: ({ path }) => `A program is not shown all of ${path}. Give a folder that holds the program alone.`,
  },
  'command-folder-closed': {
    ko: ({ path }) =>
      `프로그램은 root가 아닌 사용자로 실행되는데 그 사용자는 ${path} 폴더를 읽을 수 없습니다. chmod -R o+rX ${path} 명령으로 읽기를 허용하세요.`,
    en: ({ path }) =>
      `The program runs as a user that is not root and may not read ${path}. Allow it with: chmod -R o+rX ${path}`,
  },
});
