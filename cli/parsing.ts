import { CommanderError } from 'commander';
import { problems } from './problems.ts';
import type { Problem } from '../grader/problem.ts';

/** Commander speaks English only: its errors, by their code, as problems in both languages. */
export function usageProblem(error: CommanderError): Problem {
  const named = /'(.*?)'/s.exec(error.message)?.[1] ?? '';
  const similar = /Did you mean (?:one of )?(.*)\?/.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.unknownCommand':
      return problems('command-unknown', { name: named, similar });
    case 'commander.unknownOption':
      return problems('option-unknown', { flag: named, similar });
    case 'commander.optionMissingArgument':
      return problems('option-value-missing', { flag: named });
    case 'commander.missingArgument':
      return problems('argument-missing', { name: named });
    case 'commander.excessArguments':
      return problems('argument-excess', { values: error.message.replace(/^.*: /s, '').replace(/\.$/, '') });
    default:
      return problems('usage-wrong', { message: error.message.replace(/^error: /, '') });
  }
}

/** Help and version are "errors" for commander, with exit code 0. */
export const isAnswered = (error: unknown): boolean =>
  error instanceof CommanderError && (error.exitCode === 0 || error.code === 'commander.help');
