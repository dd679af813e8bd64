import type { Exit } from '../../grader/box/box.ts';
import type { Problem } from '../../grader/problem.ts';
import type { ProblemReport } from '../../grader/report.ts';
import { problems } from '../problems.ts';

/** What was seen of a program until it ended. */
export interface Seen {
  /** The end of what it printed on standard error. */ readonly stderr: string;
  /** Paths of the solution's files. */ readonly files: readonly string[];
  /** It is a client, for which ending by itself is no fault. */ readonly client: boolean;
}

/** Why a program ended, in words; undefined where there is nothing to say. */
export function explainExit(exit: Exit, seen: Seen): Problem | undefined {
  if (exit.by === 'stopped') return undefined;
  return exit.by === 'itself' ? explainOwnEnd(exit, seen) : problems(overLimit[exit.by]);
}

const overLimit = {
  memory: 'run-out-of-memory',
  cpu: 'run-out-of-cpu',
  output: 'run-too-much-output',
  disk: 'run-out-of-disk',
  'start-time': 'run-never-listened',
} as const;

function explainOwnEnd({ code, signal }: Exit, seen: Seen): Problem | undefined {
  if (code === 0 && seen.client) return undefined;
  if (signal !== null) return problems('run-killed', { signal });
  const error = code === 0 ? undefined : thrownIn(seen.stderr);
  if (error === undefined) return problems('run-finished', { code: String(code) });
  return problems('run-crashed', { error }, placeIn(seen.stderr, seen.files));
}

/** The line above the last stack trace: `TypeError: x is not a function`. */
function thrownIn(stderr: string): string | undefined {
  const traces = [...stderr.matchAll(/^(?!\s+at )(\S.*)\n(?:\s+at .*(?:\n|$))+/gm)];
  return traces.at(-1)?.[1]?.slice(0, 300);
}

/** The innermost line of the last stack trace that is the learner's own. */
function placeIn(stderr: string, files: readonly string[]): ProblemReport['at'] {
  const trace = stderr.slice(stderr.lastIndexOf(thrownIn(stderr) ?? ''));
  for (const [, path = '', line, column] of trace.matchAll(/^\s+at .*?([^\s(/]+):(\d+):(\d+)\)?$/gm)) {
    if (files.includes(path)) return { file: path, line: Number(line), column: Number(column) };
  }
  return undefined;
}
