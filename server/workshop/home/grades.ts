import {
  byteOrderMark,
  findGradebook,
  hasColumn,
  plainCell,
  problems as batchProblems,
  readRoster,
  type Row,
  rowOf,
  writeCsv,
} from '../../../grader/batch/index.ts';
import type { Lab } from '../../../grader/lab.ts';
import type { Report } from '../../../grader/report.ts';
import type { GradingStore } from '../../state/gradings.ts';
import type { GradebookRequest, Grades, Person } from '../api.ts';
import type { Board } from '../board.ts';
import { problems } from '../problems.ts';

/**
 * Grades of one lab for a spreadsheet, Canvas or Moodle, as `wirebook grade-all` writes them: everybody's best report.
 * @throws Problem `roster-wanted`, `roster-not-understood`
 */
export async function gradesOf(
  members: readonly Person[],
  lab: Lab,
  { gradebook: name, roster: exported, language }: GradebookRequest,
  gradings: Pick<GradingStore, 'best'>,
): Promise<Grades> {
  const gradebook = findGradebook(name);
  if (!gradebook) throw new TypeError(`There is no gradebook ${name}`);
  const { title, identities } = gradebook;
  if (identities.length > 0 && exported === undefined) throw problems('roster-wanted', { name: title });
  const roster = exported === undefined ? undefined : readRoster(exported);
  if (roster && identities.length > 0 && !hasColumn(roster, identities))
    throw batchProblems('roster-not-understood', { path: title, wanted: identities.join(', ') });
  const rows: Row[] = [];
  const without: string[] = [];
  for (const member of members) {
    const report = await gradings.best(member.id, lab.slug);
    if (report === undefined) without.push(member.name);
    else rows.push(rowOf(JSON.parse(report) as Report, member.name));
  }
  const checks = [...new Set(rows.flatMap((row) => Object.keys(row.checks)))];
  return { ...gradebook.write(rows, { lab, checks, language }, roster), without };
}

/** Everybody's points in every lab that somebody has worked at, for a spreadsheet. */
export function overview(board: Board): string {
  const rows = board.rows.toSorted((one, other) => one.name.localeCompare(other.name));
  const labs = [...new Set(rows.flatMap((row) => Object.keys(row.labs)))].sort();
  const head = ['name', ...labs.flatMap((lab) => [lab, `${lab} possible`, `${lab} attempts`])];
  const lines = rows.map((row) => [
    plainCell(row.name),
    ...labs.flatMap((lab): (string | number)[] => {
      const state = row.labs[lab];
      return state && state.attempts > 0 ? [state.earned, state.possible, state.attempts] : ['', '', ''];
    }),
  ]);
  return byteOrderMark + writeCsv([head, ...lines]);
}
