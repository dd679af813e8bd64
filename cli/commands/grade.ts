import type { Context } from '../context.ts';
import { destination, formatNames, pretty, type Destination } from '../destinations.ts';
import { oneOf, several } from '../options.ts';
import type { Register } from '../program.ts';
import { targetOf, type TargetOptions } from '../target.ts';

/** What `wirebook grade` is told. */
export interface GradeOptions extends TargetOptions {
  readonly format: string;
  readonly output?: readonly Destination[];
  readonly only?: readonly string[];
  readonly seed?: string;
  readonly allowIsolation?: 'partial' | 'none';
}

/** `wirebook grade <lab> <file...>`: the verdict on a solution, as a report and as an exit code. */
export const grade: Register = (program, context, ended) => {
  const { say } = context;
  program
    .command('grade')
    .description(say(text.description))
    .argument('<lab>', say(text.lab))
    .argument('[file...]', say(text.file))
    .option('--command <command>', say(text.command))
    .option('--cwd <folder>', say(text.cwd))
    .option('--readable <folder>', say(text.readable), several(String))
    .option('--url <address>', say(text.url))
    .option('--format <name>', `${say(text.format)}: ${[pretty, ...formatNames].join(', ')}`, pretty)
    .option('--output <format=path>', say(text.output), several(destination))
    .option('--only <check>', say(text.only), several(String))
    .option('--seed <seed>', say(text.seed))
    .option(
      '--allow-isolation <partial|none>',
      say(text.allow),
      oneOf('--allow-isolation', ['partial', 'none']),
    )
    .addHelpText('after', `\n${examples(context)}`)
    .action(async (lab: string, files: string[], options: GradeOptions) => {
      const target = targetOf(files, options);
      const { gradeTarget } = await import('../grading.ts');
      ended(await gradeTarget({ lab, target, options }, context));
    });
};

const text = {
  description: { ko: '풀이를 채점합니다', en: 'grade a solution' },
  lab: {
    ko: '실습의 이름, 번호 또는 폴더: echo, 03, 03-echo',
    en: 'a lab by slug, number or folder: echo, 03, 03-echo',
  },
  file: {
    ko: '풀이 파일. 여럿이면 첫 번째 파일을 실행합니다',
    en: 'the solution; of several files the first one is run',
  },
  command: {
    ko: '파일 대신, 이 명령이 시작하는 서버를 채점합니다. 언어는 상관없고 포트는 $PORT에 있습니다',
    en: 'instead of files, grade the server that this command starts, in any language; its port is in $PORT',
  },
  cwd: {
    ko: '명령을 실행할 폴더. 기본값은 현재 폴더입니다',
    en: 'the folder in which the command runs; by default the current one',
  },
  readable: {
    ko: '명령이 읽어도 되는 다른 폴더(가상 환경 등). 여러 번 쓸 수 있습니다',
    en: 'another folder that the command may read, such as a virtual environment; may be given several times',
  },
  url: {
    ko: '파일 대신, 이미 실행 중인 서버를 채점합니다: ws://127.0.0.1:8000',
    en: 'instead of files, grade a server that already runs: ws://127.0.0.1:8000',
  },
  format: { ko: '표준 출력에 쓸 보고서의 형식', en: 'how the report is written to standard output' },
  output: {
    ko: '보고서를 파일로도 저장합니다. 여러 번 쓸 수 있습니다',
    en: 'write a report to a file, too; may be given several times',
  },
  only: {
    ko: '이 검사만 합니다. 여러 번 쓸 수 있습니다',
    en: 'try this check alone; may be given several times',
  },
  seed: {
    ko: '무작위 값의 시드. 보고서에 적힌 시드를 주면 같은 값으로 다시 채점합니다',
    en: 'where all chance comes from; the seed of a report grades with the same values again',
  },
  allow: {
    ko: '무인 채점에서 완전히 격리되지 않은 실행을 허락합니다',
    en: 'let an unattended grading run with less than full isolation',
  },
};

const examples = ({ say, stdout }: Context): string =>
  [
    stdout.paint('bold', say({ ko: '예:', en: 'Examples:' })),
    '  wirebook grade echo my.ts',
    '  wirebook grade echo my.ts --format json',
    "  wirebook grade echo --command 'uvicorn main:app --port $PORT' --cwd my-server",
    '  wirebook grade echo --url ws://127.0.0.1:8000',
    '  wirebook grade echo my.ts --output junit=report.xml --output markdown=report.md',
    '',
    stdout.paint('bold', say({ ko: '종료 코드:', en: 'Exit codes:' })),
    ...exitCodes.map(({ code, meaning }) => `  ${code}  ${say(meaning)}`),
    '',
  ].join('\n');

const exitCodes = [
  { code: 0, meaning: { ko: '모든 검사를 통과', en: 'every check passed' } },
  { code: 1, meaning: { ko: '통과하지 못한 검사가 있음', en: 'a check failed' } },
  { code: 2, meaning: { ko: '명령을 잘못 씀', en: 'wrong usage' } },
  {
    code: 3,
    meaning: { ko: '컴퓨터가 바빠서 판정하지 못함', en: 'inconclusive: the machine was too busy to tell' },
  },
  { code: 4, meaning: { ko: '채점기의 오류', en: 'an error of the grader' } },
];
