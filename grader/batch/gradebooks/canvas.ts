import { plainCell, writeCsv } from '../csv.ts';
import { isDecided, type Row } from '../rows.ts';
import type { Gradebook } from './gradebook.ts';
import { matcher, withoutExtension, type Roster, type Student } from './roster.ts';

/**
 * The columns that Canvas tells students by; it wants them in this order and the assignment behind them
 * (canvas-lms, lib/gradebook_importer.rb).
 */
const about = [
  'Student',
  'LastName',
  'FirstName',
  'ID',
  'SIS User ID',
  'SIS Login ID',
  'Integration ID',
  'Root Account',
  'Section',
];

/**
 * A gradebook that Canvas imports, made from the one that it exported. Only students with a verdict are in it: an
 * empty cell would take away a grade that is there.
 */
export const canvas: Gradebook = {
  name: 'canvas',
  title: 'Canvas',
  identities: ['ID', 'SIS User ID', 'SIS Login ID'],
  write: (rows, { lab, language, assignment = lab.title[language] }, roster) => {
    if (roster === undefined) throw new TypeError('Canvas needs a roster');
    // Canvas takes the column before the first assignment for the section, and refuses the file without.
    const columns = about.filter((name) => name === 'Section' || roster.header.includes(name));
    const find = matcher(studentsOf(roster), keysOf, namesIn);
    const found = rows.map((row) => ({ row, student: find(row.submission) }));
    const lines = found.flatMap(({ row, student }) =>
      student && isDecided(row) ? [[...identity(student, columns), row.earned]] : [],
    );
    const possible = Math.max(0, ...rows.map((row) => row.possible));
    const pointsPossible = columns.map((_, index) => (index === 0 ? '    Points Possible' : ''));
    return {
      text: writeCsv([[...columns, headerOf(roster, assignment)], [...pointsPossible, possible], ...lines]),
      unmatched: found.flatMap(({ row, student }) => (student ? [] : [row.submission])),
      undecided: rows.filter((row: Row) => !isDecided(row)).map(({ submission }) => submission),
    };
  },
};

/** Lines of an export that are no students: points possible, what is posted by hand, the test student. */
const studentsOf = ({ students }: Roster): Student[] =>
  students.filter(
    (student) => student.value('ID') !== '' || student.value('SIS Login ID', 'SIS User ID') !== '',
  );

const keysOf = (student: Student): string[] => {
  const name = student.value('Student');
  const [last = '', first = ''] = name.split(',').map((part) => part.trim());
  return [
    student.value('ID'),
    student.value('SIS User ID'),
    student.value('SIS Login ID'),
    name,
    `${first} ${last}`,
    `${student.value('FirstName')} ${student.value('LastName')}`,
  ].map((key) => key.trim());
};

/** Canvas calls downloaded submissions `doejane_LATE_1234_98765_echo.ts`: the first number is the student's id. */
function namesIn(submission: string): string[] {
  const [, id] = /^[^_]+_(?:LATE_)?(\d+)_\d+_/.exec(submission) ?? [];
  return [...(id === undefined ? [] : [id]), submission, withoutExtension(submission)];
}

/** Names may be made up to run in a spreadsheet; ids have to stay as they are. */
const identity = (student: Student, columns: readonly string[]): string[] =>
  columns.map((name) => {
    const value = student.value(name);
    return name.endsWith('ID') ? value : plainCell(value);
  });

/** `Echo server (1234)`, where the export has an assignment of that name: else Canvas makes a new one. */
const headerOf = ({ header }: Roster, assignment: string): string =>
  header.find((name) => name === assignment || name.replace(/ \(\d+\)$/, '') === assignment) ?? assignment;
