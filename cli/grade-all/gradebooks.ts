import { rename, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  findGradebook,
  gradebooks,
  hasColumn,
  problems as batchProblems,
  readRoster,
  type Gradebook,
  type Roster,
  type Row,
} from '../../grader/batch/index.ts';
import type { Lab } from '../../grader/lab.ts';
import { inertLine } from '../../grader/render/text/inert.ts';
import type { CheckSummary } from '../../grader/report.ts';
import type { Context } from '../context.ts';
import { unwritable } from '../destinations.ts';
import { readText } from '../../grader/text-file.ts';
import { problems } from '../problems.ts';
import { gradebookIn, more, ungraded, unmatched } from './texts.ts';

/** A gradebook and the file that it goes to: `--gradebook canvas=grades.csv`. */
export interface GradebookFile {
  readonly gradebook: Gradebook;
  readonly path: string;
}

export const gradebookNames: readonly string[] = gradebooks.map(({ name }) => name);

/** Reads `name=path`. */
export function gradebookFile(value: string): GradebookFile {
  const [, name = '', path] = /^([\w-]+)=(.+)$/s.exec(value) ?? [];
  const gradebook = findGradebook(name);
  if (gradebook === undefined || path === undefined) {
    const allowed = gradebookNames.map((one) => `${one}=…`).join(', ');
    throw problems('option-value-wrong', { flag: '--gradebook', value, allowed });
  }
  return { gradebook, path };
}

/** Reads the roster, before anything is graded: a wrong one costs no time. */
export async function openRoster(
  files: readonly GradebookFile[],
  path: string | undefined,
): Promise<Roster | undefined> {
  const roster = path === undefined ? undefined : readRoster(await readText(path));
  for (const { gradebook, path: target } of files) {
    const { title, identities } = gradebook;
    if (path !== undefined && resolve(target) === resolve(path))
      throw problems('output-overwrites', { path: target });
    if (identities.length === 0) continue;
    if (roster === undefined) throw batchProblems('roster-needed', { name: title });
    if (!hasColumn(roster, identities))
      throw batchProblems('roster-not-understood', { path: path ?? '', wanted: identities.join(', ') });
  }
  return roster;
}

export interface Graded {
  readonly lab: Lab;
  readonly checks: readonly CheckSummary[];
  readonly rows: readonly Row[];
  readonly roster: Roster | undefined;
  readonly assignment: string | undefined;
}

/** Writes the gradebooks, each whole or not at all, and says who is in none. */
export async function writeGradebooks(
  files: readonly GradebookFile[],
  { lab, checks, rows, roster, assignment }: Graded,
  { say, stderr, language }: Context,
): Promise<void> {
  const options = { lab, checks: checks.map(({ id }) => id), language, ...(assignment && { assignment }) };
  for (const { gradebook, path } of files) {
    const written = gradebook.write(rows, options, roster);
    await replace(path, written.text);
    stderr.write(`  ${say(gradebookIn(gradebook.title, path))}\n`);
    if (written.unmatched.length > 0)
      stderr.write(missing(say(unmatched(written.unmatched.length)), written.unmatched, say));
    if (gradebook.identities.length > 0 && written.undecided.length > 0)
      stderr.write(missing(say(ungraded(written.undecided.length)), written.undecided, say));
  }
}

async function replace(path: string, text: string): Promise<void> {
  const unfinished = `${path}.${process.pid}.tmp`;
  try {
    await writeFile(unfinished, text, { flag: 'wx' });
    await rename(unfinished, path);
  } catch (error) {
    unwritable(path)(error);
  }
}

const namesShown = 20;

function missing(title: string, names: readonly string[], say: Context['say']): string {
  const rest = names.length - namesShown;
  const shown = names.slice(0, namesShown).map((name) => `      ${inertLine(name)}\n`);
  return `    ${title}:\n${shown.join('')}${rest > 0 ? `      ${say(more(rest))}\n` : ''}`;
}
