import { readCsv } from '../csv.ts';

/** The students of a course, as a learning platform exports them. */
export interface Roster {
  readonly header: readonly string[];
  readonly students: readonly Student[];
}

/** One line of it. */
export interface Student {
  readonly cells: readonly string[];
  /** The value of the first of these columns that the roster has; columns are compared without case. */
  value(...columns: readonly string[]): string;
}

export function readRoster(text: string): Roster {
  const [header = [], ...rows] = readCsv(text).map((row) => row.map((cell) => cell.trim()));
  const names = header.map((name) => name.toLowerCase());
  const students = rows.map((cells): Student => ({
    cells,
    value: (...columns) => {
      const index = columns.map((column) => names.indexOf(column.toLowerCase())).find((at) => at >= 0) ?? -1;
      return cells[index] ?? '';
    },
  }));
  return { header, students };
}

export const hasColumn = ({ header }: Roster, columns: readonly string[]): boolean =>
  header.some((name) => columns.some((column) => column.toLowerCase() === name.toLowerCase()));

/**
 * Finds whose submission it is. `keysOf` gives all that a student may be called, `namesIn` all that the name of a
 * submission may mean, surest first. A key that two students have finds neither.
 */
export function matcher(
  students: readonly Student[],
  keysOf: (student: Student) => readonly string[],
  namesIn: (submission: string) => readonly string[],
): (submission: string) => Student | undefined {
  const byKey = new Map<string, Student | null>();
  for (const student of students) {
    for (const key of new Set(keysOf(student).map(folded))) {
      if (key !== '') byKey.set(key, byKey.has(key) ? null : student);
    }
  }
  return (submission) => {
    for (const name of namesIn(submission)) {
      const found = byKey.get(folded(name));
      if (found) return found;
    }
    return undefined;
  };
}

/** Case, accents put together or apart, and the width of letters do not make another person. */
const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** `alice.ts` -> `alice.ts`, `alice`; a folder's name stays as it is. */
export const withoutExtension = (submission: string): string => submission.replace(/\.(?:[cm]?[jt]s)$/i, '');
