import { plainCell, writeCsv } from '../csv.ts';
import { isDecided } from '../rows.ts';
import type { Gradebook } from './gradebook.ts';
import { hasColumn, matcher, withoutExtension, type Student } from './roster.ts';

/**
 * What Moodle can tell a user by on import (grade/import/csv), and what its exports call it in English and Korean.
 * A column is written only where every student graded has a value: Moodle refuses the file at the first gap.
 */
const identities = {
  useremail: ['Email address', 'email', 'useremail', '이메일 주소', '이메일'],
  useridnumber: ['ID number', 'idnumber', 'useridnumber', 'ID 번호', 'ID번호', '학번'],
  username: ['Username', 'username', '사용자 아이디', '사용자명'],
};

const first = ['First name', 'firstname', '이름'];
const last = ['Last name', 'lastname', 'Surname', '성'];
const full = ['Full name', 'fullname', 'Name', '성명'];

/** For Moodle's "Import grades from CSV", matched with the roster that it exported. */
export const moodle: Gradebook = {
  name: 'moodle',
  title: 'Moodle',
  identities: Object.values(identities).flat(),
  write: (rows, { lab, language, assignment = lab.title[language] }, roster) => {
    if (roster === undefined) throw new TypeError('Moodle needs a roster');
    const find = matcher(roster.students, keysOf, namesIn);
    const found = rows.map((row) => ({ row, student: find(row.submission) }));
    const graded = found.flatMap(({ row, student }) => (student && isDecided(row) ? [{ row, student }] : []));
    const columns = Object.entries(identities).filter(
      ([, names]) =>
        hasColumn(roster, names) && graded.every(({ student }) => student.value(...names) !== ''),
    );
    const lines = graded.map(({ row, student }) => [
      ...columns.map(([, names]) => student.value(...names)),
      plainCell(nameOf(student)),
      row.earned,
    ]);
    return {
      text: writeCsv([[...columns.map(([name]) => name), 'name', assignment], ...lines]),
      unmatched: found.flatMap(({ row, student }) => (student ? [] : [row.submission])),
      undecided: rows.filter((row) => !isDecided(row)).map(({ submission }) => submission),
    };
  },
};

const nameOf = (student: Student): string =>
  student.value(...full) || `${student.value(...first)} ${student.value(...last)}`.trim();

const keysOf = (student: Student): string[] => {
  const [firstName, lastName] = [student.value(...first), student.value(...last)];
  const ids = Object.values(identities).map((names) => student.value(...names));
  // Korean names are written last name first, without a space.
  return [
    ...ids,
    student.value(...full),
    `${firstName} ${lastName}`,
    `${lastName} ${firstName}`,
    lastName + firstName,
  ];
};

/** Moodle calls downloaded submissions `Jane Doe_12345_assignsubmission_file`. */
function namesIn(submission: string): string[] {
  const [, name] = /^(.+?)_\d+_assignsubmission_/.exec(submission) ?? [];
  return [...(name === undefined ? [] : [name]), submission, withoutExtension(submission)];
}
