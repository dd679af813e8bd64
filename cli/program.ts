import { Command } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { checkLabs } from './commands/check-labs.ts';
import { doctor } from './commands/doctor.ts';
import { gradeAll } from './commands/grade-all.ts';
import { grade } from './commands/grade.ts';
import { list } from './commands/list.ts';
import { serve } from './commands/serve.ts';
import { watch } from './commands/watch.ts';
import { workshop } from './commands/workshop.ts';
import type { Context } from './context.ts';
import type { ExitCode } from './exit.ts';
import { helpConfiguration } from './help.ts';
import { languages } from './language.ts';
import { oneOf } from './options.ts';

/** Adds a command to the program; `ended` takes the exit code that it came to. */
export type Register = (program: Command, context: Context, ended: (code: ExitCode) => void) => void;

const commands: readonly Register[] = [serve, grade, watch, gradeAll, list, doctor, workshop, checkLabs];

/** The whole command line, in the user's language. Throws CommanderError where the arguments are wrong. */
export function createProgram(context: Context, ended: (code: ExitCode) => void): Command {
  const { say, stdout, stderr } = context;
  const program = new Command('wirebook')
    .description(
      say({
        ko: '실시간 웹을 배우는 대화형 워크북. 실습을 채점하고 도우미 서버를 띄웁니다.',
        en: 'An interactive workbook for the real-time web: grades labs and serves the companion.',
      }),
    )
    .version(packageJson.version, '-V, --version', say({ ko: '버전을 출력합니다', en: 'print the version' }))
    .helpOption('-h, --help', say({ ko: '사용법을 출력합니다', en: 'show this help' }))
    .helpCommand(
      'help [command]',
      say({ ko: '명령의 사용법을 출력합니다', en: 'show how a command is used' }),
    )
    .option(
      '--language <ko|en>',
      say({ ko: '말하는 언어', en: 'the language to speak' }),
      oneOf('--language', languages),
    )
    .configureHelp(helpConfiguration(context))
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      getOutHelpWidth: () => stdout.columns,
      getErrHelpWidth: () => stderr.columns,
      outputError: () => undefined,
    })
    .exitOverride();
  for (const register of commands) register(program, context, ended);
  return program;
}
