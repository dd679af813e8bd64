import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { plainCell, readCsv, writeCsv } from '../../grader/batch/csv.ts';
import { findGradebook, readRoster } from '../../grader/batch/gradebooks/index.ts';
import { rowOf, summarize, type Row } from '../../grader/batch/rows.ts';
import { check, everyOutcome, notStarted, report } from './fixtures/reports.ts';

const row = (submission: string, more: Partial<Row> = {}): Row => ({
  ...rowOf(report([check('a'), check('b', { outcome: 'fail', points: 2 })]), submission),
  ...more,
});

const options = {
  lab: { slug: 'echo', number: '03', title: { ko: '에코 서버', en: 'Echo server' } },
  checks: ['a', 'b'],
  language: 'en',
} as const;

function write(name: string, rows: readonly Row[], roster?: string, more = {}) {
  const gradebook = findGradebook(name);
  if (!gradebook) throw new Error(name);
  const written = gradebook.write(
    rows,
    { ...options, ...more },
    roster === undefined ? undefined : readRoster(roster),
  );
  return {
    ...written,
    table: parse(written.text, { bom: true, relaxColumnCount: false }),
  };
}

describe('CSV', () => {
  const nasty = [
    ['plain', 'with, comma', 'with "quotes"', 'two\r\nlines', ' spaces ', '', '한글', '1;2', 'tab\there'],
    ['"', '""', ',', '\n', "'", '\\', '0', '#', '-'],
  ];

  it('is read the same by us and by a parser of repute', () => {
    expect(parse(writeCsv(nasty))).toEqual(nasty);
    expect(readCsv(writeCsv(nasty))).toEqual(nasty);
  });

  it.each([
    [',', '\n'],
    [';', '\r\n'],
    ['\t', '\r'],
  ])('is read with %j between cells and %j between lines, with a byte order mark', (separator, newline) => {
    const lines = [
      ['Name', 'ID'],
      ['"Doe, J;\t"', '1'],
      ['', '2'],
    ].map((cells) => cells.join(separator));
    expect(readCsv(`\ufeff${lines.join(newline)}${newline}`)).toEqual([
      ['Name', 'ID'],
      ['Doe, J;\t', '1'],
      ['', '2'],
    ]);
  });

  it('loses nothing of a line that was badly quoted', () => {
    expect(readCsv('a,b\n"x"y,2\n"open,3\n')).toEqual([
      ['a', 'b'],
      ['"x"y', '2'],
      ['"open', '3'],
    ]);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '＝1'])(
    'keeps %j from running in a spreadsheet',
    (text) => {
      expect(plainCell(text)).toBe(`'${text}`);
    },
  );

  it('leaves ordinary text as it is', () => {
    expect(['alice.ts', "O'Neill", '김-민수', '1=1', ''].map(plainCell)).toEqual([
      'alice.ts',
      "O'Neill",
      '김-민수',
      '1=1',
      '',
    ]);
  });
});

describe('the gradebook for a spreadsheet', () => {
  it('has a line a submission with points per check, and what was the same', () => {
    const { table, undecided } = write('csv', [
      row('alice.ts'),
      row('bob', { sameAs: 'alice.ts' }),
      row('=cmd()'),
    ]);
    expect(table).toEqual([
      ['submission', 'earned', 'possible', 'outcome', 'problem', 'same_as', 'a', 'b'],
      ['alice.ts', '1', '3', 'fail', '', '', '1', '0'],
      ['bob', '1', '3', 'fail', '', 'alice.ts', '1', '0'],
      ["'=cmd()", '1', '3', 'fail', '', '', '1', '0'],
    ]);
    expect(undecided).toEqual([]);
  });

  it('begins with what Excel needs to read Hangul', () => {
    expect(write('csv', [row('민수')]).text).toMatch(/^\ufeffsubmission/);
  });
});

const canvasExport = [
  'Student,ID,SIS User ID,SIS Login ID,Section,Echo server (4711),Other (4712),Final Score',
  '    Points Possible,,,,,3.00,10.00,(read only)',
  '"Doe, Jane",1001,S-1,jane@example.edu,Section A,,7,70',
  '"김, 민수",1002,S-2,minsu@example.edu,Section A,2,,20',
  '"Kim, Sam",1003,S-3,sam@example.edu,Section B,,,',
  '"Kim, Sam",1004,S-4,sam2@example.edu,Section B,,,',
  '"Student, Test",,,,Section A,,,',
].join('\n');

describe('the gradebook for Canvas', () => {
  it('has the columns of its export, the assignment with its id, and a line for each student with a verdict', () => {
    const { table } = write('canvas', [row('jane@example.edu.ts'), row('S-2')], canvasExport);
    expect(table).toEqual([
      ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', 'Echo server (4711)'],
      ['    Points Possible', '', '', '', '', '3'],
      ['Doe, Jane', '1001', 'S-1', 'jane@example.edu', 'Section A', '1'],
      ['김, 민수', '1002', 'S-2', 'minsu@example.edu', 'Section A', '1'],
    ]);
  });

  it('has a header that its importer accepts (canvas-lms, lib/gradebook_importer.rb)', () => {
    const [header = []] = write('canvas', [row('1001')], canvasExport).table;
    expect(header.length).toBeGreaterThan(3);
    expect(header[0]).toContain('Student');
    expect(header[1]).toContain('ID');
    const logins =
      /SIS\s+User\s+ID/.test(header[2] ?? '') && /SIS\s+Login\s+ID/.test(header[3] ?? '') ? 2 : 0;
    expect(header[3 + logins - 1]).toContain('Section');
  });

  it('knows students by id, SIS id, login, name, and the way Canvas names downloads', () => {
    const named = [
      '1001',
      'S-1',
      'JANE@example.edu',
      'Doe, Jane',
      'Jane Doe',
      'doejane_LATE_1001_98765_echo.ts',
    ];
    for (const name of named)
      expect(write('canvas', [row(name)], canvasExport).table[2]?.[1], name).toBe('1001');
  });

  it('gives nobody a grade where two students have the name', () => {
    const { unmatched, table } = write('canvas', [row('Sam Kim.ts'), row('nobody')], canvasExport);
    expect(unmatched).toEqual(['Sam Kim.ts', 'nobody']);
    expect(table).toHaveLength(2);
  });

  it('leaves out who has no verdict, and says so', () => {
    const { undecided, table } = write('canvas', [row('1001', { outcome: 'inconclusive' })], canvasExport);
    expect(undecided).toEqual(['1001']);
    expect(table).toHaveLength(2);
  });

  it('makes a new assignment where the export has none of that name', () => {
    expect(write('canvas', [row('1001')], canvasExport, { assignment: 'Week 3' }).table[0]?.at(-1)).toBe(
      'Week 3',
    );
  });
});

const moodleExport = [
  'First name,Last name,ID number,Email address,Department',
  'Jane,Doe,20240001,jane@example.edu,',
  '민수,김,,minsu@example.edu,',
].join('\r\n');

describe('the gradebook for Moodle', () => {
  it('tells users by the columns that every graded student has a value in', () => {
    const { table } = write(
      'moodle',
      [row('Jane Doe_12345_assignsubmission_file'), row('김민수.ts')],
      moodleExport,
      {
        language: 'ko',
      },
    );
    expect(table).toEqual([
      ['useremail', 'name', '에코 서버'],
      ['jane@example.edu', 'Jane Doe', '1'],
      ['minsu@example.edu', '민수 김', '1'],
    ]);
    expect(write('moodle', [row('20240001')], moodleExport).table[0]).toEqual([
      'useremail',
      'useridnumber',
      'name',
      'Echo server',
    ]);
  });

  it('understands an export from a Korean Moodle', () => {
    const korean = '이름,성,ID 번호,이메일 주소\n민수,김,2024,minsu@example.edu\n';
    expect(write('moodle', [row('2024')], korean).table[1]).toEqual([
      'minsu@example.edu',
      '2024',
      '민수 김',
      '1',
    ]);
  });
});

describe('the summary', () => {
  const rows = [
    rowOf(everyOutcome, 'everything'),
    rowOf(notStarted, 'broken'),
    row('a', { earned: 3, outcome: 'pass' }),
    row('b'),
    row('c', { sameAs: 'b' }),
    row('d', { sameAs: 'b' }),
  ];

  it('counts outcomes, in all and per check', () => {
    const { outcomes, checks } = summarize(rows, ['a', 'binary-comes-back']);
    expect(outcomes).toEqual({ pass: 1, fail: 4, inconclusive: 0, error: 1, 'not-run': 0 });
    expect(checks.map(({ outcomes: of }) => [of.pass, of.fail])).toEqual([
      [4, 0],
      [0, 2],
    ]);
  });

  it('gives the median of the points that were decided', () => {
    expect(summarize(rows, []).medianEarned).toBe(1);
    expect(summarize([row('a', { earned: 1 }), row('b', { earned: 2 })], []).medianEarned).toBe(1.5);
    expect(summarize([row('a', { outcome: 'error' })], []).medianEarned).toBeNull();
  });

  it('names who handed in the same, and what could not be started', () => {
    const { same, broken } = summarize(rows, []);
    expect(same).toEqual([['b', 'c', 'd']]);
    expect(broken).toMatchObject([{ submission: 'broken', problem: { code: 'syntax-error' } }]);
  });
});
