import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Summary } from '../../grader/batch/index.ts';
import type { Report } from '../../grader/report.ts';

/** `wirebook grade-all` as an instructor runs it: the real command, the real grader, the echo lab. */
const cli = fileURLToPath(new URL('../../cli/wirebook.mjs', import.meta.url));
const lab = fileURLToPath(new URL('../../labs/03-echo', import.meta.url));

let root: string;
let folder: string;
type Child = ChildProcessByStdio<null, Readable, Readable>;

const running = new Set<Child>();

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'wirebook-grade-all-'));
  folder = join(root, 'class');
  await mkdir(folder);
});

afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
  await rm(root, { recursive: true, force: true });
});

function start(...args: string[]): Child {
  const all = [cli, 'grade-all', 'echo', folder, '--allow-isolation', 'none', '--language', 'en', ...args];
  const child = spawn(process.execPath, all, { stdio: ['ignore', 'pipe', 'pipe'], cwd: root });
  running.add(child);
  return child;
}

async function run(...args: string[]) {
  const child = start(...args);
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await exited;
  return { stdout, stderr, code };
}

const summaryOf = (stdout: string): Summary => (JSON.parse(stdout) as { summary: Summary }).summary;

const reports = (): string => `${folder}.reports`;

const reportOf = async (submission: string): Promise<Report> =>
  JSON.parse(await readFile(join(reports(), `${submission}.json`), 'utf8')) as Report;

const solution = (): Promise<string> => readFile(join(lab, 'solution.ts'), 'utf8');

describe('wirebook grade-all', () => {
  it('grades a class: right, wrong, the same twice, and broken in every way', async () => {
    await cp(join(lab, 'solution.ts'), join(folder, 'alice.ts'));
    await cp(join(lab, 'solution.ts'), join(folder, 'bob.ts'));
    await cp(join(lab, 'wrong', 'binary-as-text.ts'), join(folder, 'carol.ts'));
    await mkdir(join(folder, 'dave'));
    await cp(join(lab, 'right', 'classes.ts'), join(folder, 'dave', 'index.ts'));
    await writeFile(join(folder, 'erin.ts'), 'this is } not TypeScript');
    await writeFile(join(folder, 'frank.zip'), Buffer.from([0x50, 0x4b, 3, 4, 0xff]));
    await symlink('/etc/hostname', join(folder, 'grace.ts'));
    await mkdir(join(folder, 'heidi'));

    const { stdout, stderr, code } = await run();
    expect(code, stderr).toBe(1);
    const lines = new Map(stdout.split('\n').map((line) => [line.split(/\s+/)[1], line]));
    for (const name of ['alice.ts', 'bob.ts', 'dave']) expect(lines.get(name)).toMatch(/^✓/);
    for (const name of ['carol.ts', 'erin.ts', 'frank.zip', 'grace.ts', 'heidi'])
      expect(lines.get(name)).toMatch(/^✗/);
    expect(lines.get('carol.ts')).toContain('binary');
    expect(stdout).toContain('8 submissions · 3 passed · 5 failed');
    expect(stdout).toContain('alice.ts, bob.ts');

    expect((await reportOf('bob.ts')).solution.name).toBe('bob.ts');
    expect((await reportOf('grace.ts')).problem?.code).toBe('submission-symlink');
    expect((await reportOf('erin.ts')).problem?.message.ko).toMatch(/\S/);
    expect((await readdir(reports())).filter((name) => name.startsWith('.tmp'))).toEqual([]);
  });

  it('ends with 0 when all passed, and says nothing but the summary on standard output with --json', async () => {
    await cp(join(lab, 'solution.ts'), join(folder, 'alice.ts'));
    const { stdout, code } = await run('--json');
    expect(code).toBe(0);
    expect(summaryOf(stdout)).toMatchObject({ submissions: 1, outcomes: { pass: 1, fail: 0 } });
  });

  it('goes on after kill -9 where it was, and does nothing twice', async () => {
    const source = await solution();
    for (let index = 0; index < 24; index++)
      await writeFile(join(folder, `s${index}.ts`), `${source}\n// ${index}\n`);
    const child = start('--jobs', '1');
    const finished = async () =>
      (await readdir(reports()).catch(() => [])).filter((name) => name.endsWith('.ts.json'));
    while ((await finished()).length < 4) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGKILL');
    await once(child, 'exit');
    const before = [];
    for (const name of await finished())
      // A busy machine may have left one without a verdict: that one is graded again.
      if ((await reportOf(name.replace(/\.json$/, ''))).outcome === 'pass') before.push(name);
    const times = await Promise.all(before.map(async (name) => (await stat(join(reports(), name))).mtimeMs));

    const { stderr, code } = await run();
    expect([0, 3], stderr).toContain(code);
    expect(before.length).toBeGreaterThan(0);
    expect(stderr).toMatch(/\d+ (was|were) finished in an earlier run/);
    expect(await finished()).toHaveLength(24);
    const after = await Promise.all(before.map(async (name) => (await stat(join(reports(), name))).mtimeMs));
    expect(after).toEqual(times);
    const seeds = await Promise.all(
      Array.from({ length: 24 }, async (_, index) => (await reportOf(`s${index}.ts`)).seed),
    );
    expect(new Set(seeds).size).toBe(1);
  });

  it('stops at Ctrl-C, keeps what was finished and says how to go on', async () => {
    const source = await solution();
    for (let index = 0; index < 40; index++)
      await writeFile(join(folder, `s${index}.ts`), `${source}\n// ${index}\n`);
    const child = start('--jobs', '1');
    const said = text(child.stderr);
    child.stdout.once('data', () => child.kill('SIGINT'));
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(code).toBe(130);
    expect(await said).toContain('Run the same command again to go on');
    const kept = (await readdir(reports())).filter((name) => name.endsWith('.ts.json'));
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThan(40);
  });

  it('writes gradebooks and reports in other formats', async () => {
    await cp(join(lab, 'solution.ts'), join(folder, 'jane@example.edu.ts'));
    await cp(join(lab, 'wrong', 'trims.ts'), join(folder, 'nobody.ts'));
    const roster = join(root, 'canvas.csv');
    await writeFile(roster, 'Student,ID,SIS Login ID,Section\n"Doe, Jane",7,jane@example.edu,A\n');
    const [canvas, csv] = [join(root, 'grades.csv'), join(root, 'all.csv')];
    const gradebooks = ['--gradebook', `canvas=${canvas}`, '--gradebook', `csv=${csv}`, '--roster', roster];
    const { stderr, code } = await run(...gradebooks, '--also', 'junit', '--assignment', 'Echo');
    expect(code, stderr).toBe(1);
    const { points } = await reportOf('jane@example.edu.ts');
    const [head, possible, jane, ...rest] = (await readFile(canvas, 'utf8')).split('\r\n');
    expect(head).toBe('Student,ID,SIS Login ID,Section,Echo');
    expect(possible).toBe(`"    Points Possible",,,,${points.possible}`);
    expect(jane).toBe(`"Doe, Jane",7,jane@example.edu,A,${points.earned}`);
    expect(rest).toEqual(['']);
    expect(stderr).toContain('nobody.ts');
    expect((await readFile(csv, 'utf8')).split('\r\n')).toHaveLength(4);
    expect(await readFile(join(reports(), 'junit', 'nobody.ts.xml'), 'utf8')).toContain('<testsuites');
  });

  it.each([
    [['--gradebook', 'canvas=x.csv'], 'needs a roster'],
    [['--gradebook', 'excel=x.xlsx'], 'csv=…, canvas=…, moodle=…'],
    [['--jobs', '0'], '1–256'],
    [['--also', 'word'], 'markdown'],
    [['--roster', 'nowhere.csv', '--gradebook', 'moodle=x.csv'], 'nowhere.csv'],
  ])('answers %j with what is wrong, before anything is graded', async (args, said) => {
    await cp(join(lab, 'solution.ts'), join(folder, 'alice.ts'));
    const { stderr, stdout, code } = await run(...args);
    expect(stderr).toContain(said);
    expect([code, stdout]).toEqual([2, '']);
    await expect(readdir(reports())).rejects.toThrow('ENOENT');
  });

  it('answers a folder that is not there, or empty, in one sentence', async () => {
    const empty = await run();
    expect([empty.code, empty.stdout]).toEqual([2, '']);
    expect(empty.stderr).toContain('There are no submissions');
    await rm(folder, { recursive: true });
    const gone = await run();
    expect([gone.code, gone.stdout]).toEqual([2, '']);
    expect(gone.stderr).toContain('ENOENT');
  });
});
