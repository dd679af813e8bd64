import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Report } from '../../grader/report.ts';
import type { Grades, Started } from '../../server/api.ts';
import { folderNames } from '../../server/workshop/home/file-names.ts';
import { temporaryFolder } from './companion.ts';
import { faultCode, json } from './http.ts';
import { openRoom, type Room, type Visitor } from './workshop.ts';

const formula = '=HYPERLINK("http://192.0.2.1","Ada")';
const filesOf = (text: string) => [{ path: 'solution.ts', text }];

async function submit(visitor: Visitor, text: string): Promise<void> {
  const body = { files: filesOf(text) };
  const started = await visitor.ask('api/labs/echo/gradings', { method: 'POST', body });
  await visitor.ask((json(started) as Started).events.slice(1));
}

const save = (visitor: Visitor, text: string, revision = 0) =>
  visitor.ask('api/labs/echo/solution', { method: 'PUT', body: { files: filesOf(text), revision } });

const gradesOf = (teacher: Visitor, body: object) =>
  teacher.ask('api/workshop/labs/echo/grades', { method: 'POST', body });

let room: Room;
let teacher: Visitor;
/** Passes, then spoils it. */ let ada: Visitor;
/** Saves without checking. */ let bob: Visitor;

beforeEach(async () => {
  room = await openRoom();
  [teacher, ada, bob] = [
    await room.signIn('instructor'),
    await room.join(formula),
    await room.join('Bob Kim'),
  ];
});

describe('grades', () => {
  test('are of the best report, in CSV that runs nothing in a spreadsheet', async () => {
    await submit(ada, await readFile(join(import.meta.dirname, '../../labs/03-echo/solution.ts'), 'utf8'));
    await submit(ada, 'nonsense(');
    const { text, without } = json(await gradesOf(teacher, { gradebook: 'csv' })) as Grades;
    const [row, ...others] = parse(text, { bom: true, columns: true });
    expect(row).toMatchObject({ submission: `'${formula}`, outcome: 'pass' });
    expect(others).toEqual([]);
    expect(without).toEqual(['Bob Kim']);
    const all = await teacher.ask('api/workshop/grades');
    expect(all.headers['content-disposition']).toBe('attachment; filename="wirebook-grades.csv"');
    const overview = parse<Record<string, string>>(all.text, { bom: true, columns: true });
    expect(overview.map(({ name }) => name).sort()).toEqual([`'${formula}`, 'Bob Kim']);
    expect(overview.find(({ name }) => name !== 'Bob Kim')).toMatchObject({ 'echo attempts': '2' });
  });

  test('go into the gradebooks of Canvas and Moodle by the roster that these exported', async () => {
    await submit(bob, 'nonsense(');
    await submit(ada, 'nonsense(');
    const canvas = 'Student,ID,SIS Login ID,Section\n"Kim, Bob",7,bob,A\n';
    const written = json(
      await gradesOf(teacher, { gradebook: 'canvas', roster: canvas, language: 'en' }),
    ) as Grades;
    expect(parse(written.text, { columns: true }).at(-1)).toMatchObject({ ID: '7' });
    expect(written.unmatched).toEqual([formula]);
    const moodle = 'First name,Last name,Email address\nBob,Kim,bob@example.org\n';
    const other = json(await gradesOf(teacher, { gradebook: 'moodle', roster: moodle })) as Grades;
    expect(parse(other.text, { columns: true })).toMatchObject([{ useremail: 'bob@example.org' }]);
  });

  test.each([
    [{ gradebook: 'canvas' }, 'roster-wanted'],
    [{ gradebook: 'moodle', roster: 'a,b\n1,2\n' }, 'roster-not-understood'],
    [{ gradebook: 'excel' }, 'request-invalid'],
  ])('of %o are refused in words', async (body, code) => {
    const answer = await gradesOf(teacher, body);
    expect([answer.status, faultCode(answer)]).toEqual([400, code]);
  });
});

test('the reports are one JSON document, each member’s own', async () => {
  await submit(ada, 'nonsense(');
  await submit(ada, 'more nonsense(');
  const answer = await teacher.ask('api/workshop/reports');
  const { members } = json(answer) as { members: { name: string; reports: Report[] }[] };
  const counted = members.map(({ name, reports }) => [name, reports.map(({ lab }) => lab.slug)]);
  expect(Object.fromEntries(counted)).toEqual({ [formula]: ['echo', 'echo'], 'Bob Kim': [] });
});

test('the archive has everybody’s code in a folder that every system can unpack', async () => {
  await save(ada, 'of Ada · 가나다');
  await save(bob, 'of Bob');
  const folder = await temporaryFolder();
  const { body, headers } = await teacher.ask('api/workshop/archive');
  expect(headers['content-type']).toBe('application/zip');
  await writeFile(join(folder, 'code.zip'), body);
  await promisify(execFile)('python3', ['-m', 'zipfile', '-e', 'code.zip', '.'], { cwd: folder });
  const read = (name: string) => readFile(join(folder, name, 'echo/solution.ts'), 'utf8');
  expect(await read('Bob Kim')).toBe('of Bob');
  expect(await read('=HYPERLINK(_http___192.0.2.1_,_Ada_)')).toBe('of Ada · 가나다');
});

test('names lead into no other folder, and none into that of another', () => {
  expect(
    folderNames(['../../etc', 'a/b', 'a\\b', 'CON', 'nul.ts', '...', 'Ada', 'ada', 'x\u202ey ']),
  ).toEqual([...['_.._etc', 'a_b', 'a_b (2)', '_CON', '_nul.ts', '_', 'Ada', 'ada (2)', 'x_y']]);
});
