import { execFileSync } from 'node:child_process';
import { symlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Grade } from '../../grader/batch/index.ts';
import { grader, openDesk, run, type Desk } from './fixtures/batch.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await openDesk();
});

afterEach(() => desk.clear());

describe('a broken submission', () => {
  const broken: Readonly<Record<string, [files: Record<string, string | Uint8Array>, code: string]>> = {
    'an empty file': [{ 'x.ts': '' }, 'submission-empty'],
    'a file of blanks': [{ 'x.ts': ' \n\t\n' }, 'submission-empty'],
    'an archive': [{ 'x.zip': Uint8Array.of(0x50, 0x4b, 3, 4, 0xff, 0xfe) }, 'submission-not-text'],
    'text with zero bytes': [{ 'x.ts': 'a\0b' }, 'submission-not-text'],
    'a huge file': [{ 'x.ts': 'x'.repeat(256 * 1024 + 1) }, 'submission-too-large'],
    'an empty folder': [{ 'x/.keep': '' }, 'submission-without-solution'],
    'a folder without code': [{ 'x/readme.md': 'hello' }, 'submission-without-solution'],
    'a folder of riddles': [{ 'x/one.ts': '1', 'x/two.ts': '2' }, 'submission-ambiguous'],
    'a folder of many files': [
      Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`x/f${index}.ts`, 'x'])),
      'submission-too-many-files',
    ],
  };

  it.each(Object.entries(broken))('gets a report of its own: %s', async (_what, [files, code]) => {
    await desk.put({ ...files, 'zoe.ts': 'right' });
    const { grade, graded } = grader();
    const { rows } = await run(desk, grade);
    const name = Object.keys(files)[0]?.split('/')[0] ?? '';
    expect(rows[name]).toMatchObject({ outcome: 'fail', earned: 0, possible: 3, problem: { code } });
    expect(graded).toEqual(['zoe.ts']);
    const { problem, checks: tried } = await desk.stored(name);
    expect(problem?.message.ko).toContain(name);
    expect(tried.map(({ outcome }) => outcome)).toEqual(['fail', 'fail']);
  });

  it('is a link, wherever it points, and however it hides in a folder', async () => {
    await desk.put({ 'secret.txt': 'not theirs', 'zoe.ts': 'right', 'bob/notes.md': 'x' });
    await symlink(join(desk.handedIn, 'secret.txt'), join(desk.handedIn, 'alice.ts'));
    await symlink(join(desk.handedIn, 'secret.txt'), join(desk.handedIn, 'bob', 'solution.ts'));
    await symlink(desk.handedIn, join(desk.handedIn, 'carol'));
    await symlink(join(desk.root, 'nowhere'), join(desk.handedIn, 'dave.ts'));
    const { rows } = await run(desk, grader().grade);
    for (const name of ['alice.ts', 'bob', 'carol', 'dave.ts'])
      expect(rows[name], name).toMatchObject({ outcome: 'fail', problem: { code: 'submission-symlink' } });
    expect(rows['zoe.ts']?.outcome).toBe('pass');
  });

  it('is a pipe that nobody writes to, and does not hold up the rest', async () => {
    await desk.put({ 'zoe.ts': 'right', 'bob/notes.md': 'x' });
    execFileSync('mkfifo', [join(desk.handedIn, 'alice.ts'), join(desk.handedIn, 'bob', 'solution.ts')]);
    const { rows } = await run(desk, grader().grade);
    expect(rows['alice.ts']?.problem?.code).toBe('submission-not-a-file');
    expect(rows.bob?.problem?.code).toBe('submission-not-a-file');
    expect(rows['zoe.ts']?.outcome).toBe('pass');
  });

  it('that cannot be read has no verdict: that is not its learner’s fault', async () => {
    const gone = { name: 'alice.ts', path: join(desk.handedIn, 'alice.ts') };
    const { rows } = await run(desk, grader().grade, { submissions: [gone] });
    expect(rows['alice.ts']).toMatchObject({ outcome: 'error', problem: { code: 'submission-unreadable' } });
  });

  it('that is mended is graded', async () => {
    await desk.put({ 'alice.ts': '' });
    await run(desk, grader().grade);
    await desk.put({ 'alice.ts': 'right' });
    expect((await run(desk, grader().grade)).rows['alice.ts']).toMatchObject({ outcome: 'pass' });
  });

  it('that changes while the batch runs is not graded as what it was', async () => {
    await desk.put({ 'a.ts': 'first', 'b.ts': 'second' });
    const { grade, graded } = grader();
    const meddling: Grade = async function* (...given) {
      await desk.put({ 'b.ts': 'changed' });
      yield* grade(...given);
    };
    const { rows } = await run(desk, meddling, { concurrency: 1 });
    expect(graded).toEqual(['a.ts']);
    expect(rows['b.ts']).toMatchObject({ outcome: 'error', problem: { code: 'submission-changed' } });
  });
});

describe('a folder', () => {
  it.each([
    [{ 'x/only.ts': 'right' }, 'only.ts'],
    [{ 'x/solution.ts': 'right', 'x/room.ts': 'x' }, 'solution.ts'],
    [{ 'x/echo.ts': 'right', 'x/a.ts': 'x' }, 'echo.ts'],
    [{ 'x/server.js': 'right', 'x/lib/a.js': 'x' }, 'server.js'],
    [{ 'x/unpacked/solution.ts': 'right', 'x/unpacked/b.ts': 'x', 'x/__MACOSX/._s.ts': 'x' }, 'solution.ts'],
    [{ 'x/main.ts': 'right', 'x/node_modules/ws/index.js': 'x', 'x/types.d.ts': 'x' }, 'main.ts'],
  ])('of %j runs %s', async (files, entry) => {
    await desk.put(files);
    await run(desk, grader().grade);
    const { solution, outcome } = await desk.stored('x');
    expect(outcome).toBe('pass');
    expect(solution.files[0]?.path).toBe(entry);
  });

  it('may have names that no shell likes', async () => {
    const names = [
      "a'; rm -rf $HOME #.ts",
      '-rf.ts',
      'line\nfeed.ts',
      '김민수 (1).ts',
      `${'long'.repeat(60)}.ts`,
    ];
    await desk.put(Object.fromEntries(names.map((name, index) => [name, `right ${index}`])));
    const { rows } = await run(desk, grader().grade);
    expect(Object.keys(rows).sort()).toEqual([...names].sort());
    for (const name of names) expect((await desk.stored(name)).solution.name).toBe(name);
  });

  it('is graded in the order in which people count', async () => {
    await desk.put({ 'week 10.ts': 'a', 'week 2.ts': 'b', 'week 1.ts': 'c' });
    await utimes(join(desk.handedIn, 'week 10.ts'), 0, 0);
    expect(Object.keys((await run(desk, grader().grade)).rows)).toEqual([
      'week 1.ts',
      'week 2.ts',
      'week 10.ts',
    ]);
  });
});
