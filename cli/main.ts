import { CommanderError } from 'commander';
import { Problem } from '../grader/problem.ts';
import { openContext, type Context } from './context.ts';
import { exitCode, type ExitCode } from './exit.ts';
import { usageProblem } from './parsing.ts';
import { wipe } from './pretty/check-line.ts';
import { isUsage } from './problems.ts';
import { createProgram } from './program.ts';

/** Runs `wirebook` with the arguments after its name. Resolves with the exit code once all output is out. */
export async function main(args: readonly string[]): Promise<ExitCode> {
  const context = openContext(args);
  const code = await run(args, context).catch((error: unknown) => explain(error, context));
  await Promise.all([context.stdout.flush(), context.stderr.flush()]);
  return code;
}

async function run(args: readonly string[], context: Context): Promise<ExitCode> {
  let code: ExitCode = exitCode.passed;
  const program = createProgram(context, (ended) => {
    code = ended;
  });
  await program.parseAsync(args, { from: 'user' });
  return code;
}

/** Says what went wrong on standard error, and whose fault it is by the exit code. */
function explain(error: unknown, context: Context): ExitCode {
  // Whatever was torn down in the middle: the user asked for it.
  if (context.signal.aborted) {
    if (context.stdout.live) context.stdout.write(wipe);
    return exitCode.interrupted;
  }
  // Help and version have been printed: commander ends them by throwing.
  if (error instanceof CommanderError && error.exitCode === 0) return exitCode.passed;
  // No command at all: the help stands on standard error already.
  if (error instanceof CommanderError && error.code === 'commander.help') return exitCode.usage;
  const problem = error instanceof CommanderError ? usageProblem(error) : error;
  const { say, stderr } = context;
  if (problem instanceof Problem) {
    stderr.write(`${stderr.paint('red', 'wirebook:')} ${say(problem.localized)}\n`);
    return isUsage(problem) ? exitCode.usage : exitCode.ours;
  }
  stderr.write(`${stderr.paint('red', 'wirebook:')} ${say(unexpected)}\n${stack(problem)}\n`);
  return exitCode.ours;
}

const unexpected = {
  ko: '예상하지 못한 오류입니다. wirebook의 잘못이니, 아래 내용과 함께 알려 주세요.',
  en: 'An unexpected error. The fault is ours: please report it with what follows.',
};

const stack = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
