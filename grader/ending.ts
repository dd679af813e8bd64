import type { Exit } from './box/box.ts';
import type { Lab } from './lab.ts';
import type { Problem } from './problem.ts';
import { problems } from './problems.ts';
import type { ProblemReport } from './report.ts';

/** Why a program ended although nobody asked it to, in words; the place is that of the learner's own line. */
export function explainEnd(exit: Exit, output: string, role: Lab['role'] = 'server'): Problem {
  if (exit.by in overLimit) return problems(overLimit[exit.by as keyof typeof overLimit]);
  const thrown = thrownIn(output);
  if (exit.code !== 0 && exit.signal === null && thrown) {
    const at = placeIn(output.slice(thrown.index));
    const error = at ? `${thrown.error} (${at.file}:${at.line ?? 1})` : thrown.error;
    const emitter = /^Emitted 'error' event on (\S+) instance/m.exec(output.slice(thrown.index))?.[1];
    if (emitter !== undefined) return problems('program-error-unheard', { error, emitter }, at);
    return problems('program-crashed', { error }, at);
  }
  if (exit.signal !== null) return problems('program-killed', { signal: exit.signal });
  return problems(role === 'client' ? 'client-ended' : 'program-ended', { code: String(exit.code) });
}

const overLimit = {
  memory: 'program-memory',
  cpu: 'program-cpu',
  disk: 'program-disk',
  output: 'program-output',
  'start-time': 'program-not-listening',
} as const;

const longestError = 300;

/** The line above the last stack trace, `TypeError: x is not a function`; not that of where an `error` was emitted. */
function thrownIn(output: string): { readonly error: string; readonly index: number } | undefined {
  const last = [...output.matchAll(/^(?!\s+at |Emitted ')(\S.*)\n(?:\s+at .*(?:\n|$))+/gm)].at(-1);
  return last?.[1] === undefined ? undefined : { error: last[1].slice(0, longestError), index: last.index };
}

/** The innermost line of a stack trace that is the learner's; the box shows solutions under `/solution`. */
function placeIn(trace: string): ProblemReport['at'] {
  const [, file, line, column] = /^\s+at .*\/solution\/([^\s:()]+):(\d+):(\d+)\)?$/m.exec(trace) ?? [];
  return file === undefined ? undefined : { file, line: Number(line), column: Number(column) };
}
