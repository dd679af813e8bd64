import { oneOf, several } from '../options.ts';
import type { Register } from '../program.ts';

/** What `wirebook watch` is told. */
export interface WatchOptions {
  readonly only?: readonly string[];
  readonly allowIsolation?: 'partial' | 'none';
}

/** `wirebook watch <lab> <file...>`: an editor of one's own, and the verdict at every save. */
export const watch: Register = (program, context, ended) => {
  const { say } = context;
  program
    .command('watch')
    .description(
      say({ ko: '풀이를 저장할 때마다 다시 채점합니다', en: 'grade a solution again whenever it is saved' }),
    )
    .argument(
      '<lab>',
      say({
        ko: '실습의 이름, 번호 또는 폴더: echo, 03, 03-echo',
        en: 'a lab by slug, number or folder: echo, 03, 03-echo',
      }),
    )
    .argument(
      '<file...>',
      say({
        ko: '풀이 파일. 여럿이면 첫 번째 파일을 실행합니다',
        en: 'the solution; of several files the first one is run',
      }),
    )
    .option(
      '--only <check>',
      say({
        ko: '이 검사만 합니다. 여러 번 쓸 수 있습니다',
        en: 'try this check alone; may be given several times',
      }),
      several(String),
    )
    .option(
      '--allow-isolation <partial|none>',
      say({
        ko: '무인 채점에서 완전히 격리되지 않은 실행을 허락합니다',
        en: 'let an unattended grading run with less than full isolation',
      }),
      oneOf('--allow-isolation', ['partial', 'none']),
    )
    .action(async (lab: string, [first = '', ...rest]: string[], options: WatchOptions) => {
      const { watchSolution } = await import('../watch/watch.ts');
      ended(await watchSolution({ lab, files: [first, ...rest], options }, context));
    });
};
