import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { type Boxes, grade, type Lab } from '../../../grader/index.ts';

/** A small change of a reference that a mutation tool thought of. */
export interface Mutant {
  /** `solution.ts:13 ObjectLiteral` */ readonly name: string;
  /** The change in a line: what stood there, and what stands there now. */ readonly change: string;
  readonly code: string;
}

/** All mutants of a lab's reference (StrykerJS makes them; we grade them in boxes replacement of unit tests). */
export async function mutantsOf(lab: Lab): Promise<readonly Mutant[]> {
  const name = 'solution.ts';
  const content = await readFile(join(lab.path, name), 'utf8');
  const options = { plugins: null, ignorers: [], excludedMutations: [] };
  const { mutants } = await new Instrumenter(silent).instrument([{ name, content, mutate: true }], options);
  return mutants.map(({ location, replacement, mutatorName }) => {
    const [from, to] = [offset(content, location.start), offset(content, location.end)];
    return {
      name: `${lab.folder}/${name}:${location.start.line + 1} ${mutatorName}`,
      change: `${inLine(content.slice(from, to))} -> ${inLine(replacement)}`,
      code: content.slice(0, from) + replacement + content.slice(to),
    };
  });
}

/** Those that no check noticed: a promise without a check, or a change that nobody can notice. */
export async function survivorsOf(boxes: Boxes, lab: Lab, mutants: readonly Mutant[]): Promise<Mutant[]> {
  const survivors: Mutant[] = [];
  for (const mutant of mutants) if (await passes(boxes, lab, mutant)) survivors.push(mutant);
  return survivors;
}

/** Graded until a check notices, which most of the first do. */
async function passes(boxes: Boxes, lab: Lab, { name, code }: Mutant): Promise<boolean> {
  const solution = { name, files: [{ path: 'solution.ts', text: code }] };
  for await (const event of grade(lab, solution, { boxes }))
    if (event.type === 'check-finished' && event.check.outcome !== 'pass') return false;
  return true;
}

/** Lines and columns count from 0. */
function offset(text: string, { line, column }: { readonly line: number; readonly column: number }): number {
  const before = text.split('\n').slice(0, line);
  return before.reduce((sum, one) => sum + one.length + 1, 0) + column;
}

function inLine(code: string): string {
  const line = code.replaceAll(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}

const no = () => false;
const nothing = () => undefined;
const silent = {
  isTraceEnabled: no,
  isDebugEnabled: no,
  isInfoEnabled: no,
  isWarnEnabled: no,
  isErrorEnabled: no,
  isFatalEnabled: no,
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  fatal: nothing,
};
