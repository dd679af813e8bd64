import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Grade } from '../../grader/batch/index.ts';
import type { Report } from '../../grader/report.ts';
import { batch, grader, openDesk, run, type Desk, type Extra } from './fixtures/batch.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await openDesk();
});

afterEach(() => desk.clear());

describe('a batch', () => {
  it('grades every file and every folder, and writes a report for each', async () => {
    await desk.put({
      'alice.ts': 'right',
      'bob/solution.ts': 'wrong',
      'bob/notes.md': 'x',
      '.DS_Store': 'x',
    });
    const { grade } = grader();
    const { rows, found } = await run(desk, grade);
    expect(found).toEqual({ type: 'found', submissions: 2, solutions: 2 });
    expect(rows['alice.ts']).toMatchObject({ outcome: 'pass', earned: 3, possible: 3 });
    expect(rows.bob).toMatchObject({ outcome: 'fail', earned: 1 });
    expect((await readdir(desk.reports)).sort()).toEqual(['.batch.json', 'alice.ts.json', 'bob.json']);
    expect(await desk.stored('bob')).toMatchObject({
      formatVersion: 1,
      outcome: 'fail',
      solution: { name: 'bob' },
    });
  });

  it('grades equal solutions once, under whatever names, and names nobody in another’s report', async () => {
    await desk.put({
      'alice.ts': 'right',
      'bob.ts': 'right',
      'carol/solution.ts': 'right',
      'dave.ts': 'right ',
    });
    const { grade, graded } = grader();
    const { rows } = await run(desk, grade);
    expect(graded.sort()).toEqual(['alice.ts', 'dave.ts']);
    expect(rows['bob.ts']).toMatchObject({ sameAs: 'alice.ts', earned: 3 });
    expect(JSON.stringify(await desk.stored('carol'))).not.toMatch(/alice|bob/);
  });

  it('does not do again what an earlier run finished', async () => {
    await desk.put({ 'alice.ts': 'right', 'bob.ts': 'wrong' });
    await run(desk, grader().grade);
    await desk.put({ 'carol.ts': 'right too' });
    const { grade, graded } = grader();
    const { rows, resumed } = await run(desk, grade);
    expect(graded).toEqual(['carol.ts']);
    expect(resumed.sort()).toEqual(['alice.ts', 'bob.ts']);
    expect(Object.keys(rows)).toEqual(['alice.ts', 'bob.ts', 'carol.ts']);
  });

  it('tries again what has no verdict yet, and what was handed in anew', async () => {
    await desk.put({ 'alice.ts': 'busy', 'bob.ts': 'wrong', 'carol.ts': 'right' });
    await run(desk, grader().grade);
    await desk.put({ 'bob.ts': 'right now' });
    const { grade, graded } = grader();
    await run(desk, grade);
    expect(new Set(graded)).toEqual(new Set(['alice.ts', 'bob.ts']));
  });

  it('tries once more, alone, what the load left without a verdict', async () => {
    await desk.put({ 'alice.ts': 'busy', 'bob.ts': 'busy with others', 'carol.ts': 'right' });
    const { grade } = grader();
    let running = 0;
    const loaded: Grade = async function* ({ name, files }, ...given) {
      const alone = running++ === 0 && tries.has(name);
      tries.add(name);
      try {
        yield* grade({ name, files: alone ? [{ path: 'x.ts', text: 'right' }] : files }, ...given);
      } finally {
        running--;
      }
    };
    const tries = new Set<string>();
    const { rows } = await run(desk, loaded);
    expect(Object.values(rows).map(({ outcome }) => outcome)).toEqual(['pass', 'pass', 'pass']);
    expect((await desk.stored('alice.ts')).outcome).toBe('pass');
  });

  it('grades all again with another version of the lab or another seed, and keeps the seed otherwise', async () => {
    await desk.put({ 'alice.ts': 'right' });
    await run(desk, grader().grade);
    const { seed } = await desk.stored('alice.ts');
    const again = async (extra: Extra) => {
      const { grade, graded } = grader();
      await run(desk, grade, extra);
      return graded.length;
    };
    expect(await again({})).toBe(0);
    expect(await again({ version: '2' })).toBe(1);
    expect((await desk.stored('alice.ts')).seed).toBe(seed);
    expect(await again({ version: '2', seed: 'other' })).toBe(1);
    expect(await again({ version: '2' })).toBe(0);
  });

  it('takes no file for a report that is torn, foreign or of another submission', async () => {
    await desk.put({ 'alice.ts': 'right', 'bob.ts': 'wrong', 'carol.ts': 'three' });
    await run(desk, grader().grade);
    const whole = await readFile(join(desk.reports, 'alice.ts.json'), 'utf8');
    await writeFile(join(desk.reports, 'alice.ts.json'), whole.slice(0, whole.length / 2));
    await writeFile(join(desk.reports, 'bob.ts.json'), '{"formatVersion":1}');
    await writeFile(join(desk.reports, 'carol.ts.json'), whole);
    const { grade, graded } = grader();
    await run(desk, grade);
    expect(graded.sort()).toEqual(['alice.ts', 'bob.ts', 'carol.ts']);
  });

  it('goes on when the grader itself fails, gives no report, or never ends', async () => {
    await desk.put({ 'a.ts': 'crash', 'b.ts': 'silence', 'c.ts': 'hang', 'd.ts': 'right' });
    const { grade } = grader();
    const hanging: Grade = async function* (solution, seed, signal) {
      if (solution.files[0]?.text === 'hang')
        await new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('aborted')));
        });
      yield* grade(solution, seed, signal);
    };
    const { rows } = await run(desk, hanging, { timeoutMs: 300 });
    expect(rows['a.ts']).toMatchObject({ outcome: 'error', problem: { code: 'submission-grader-failed' } });
    expect(rows['b.ts']).toMatchObject({ outcome: 'error', problem: { code: 'submission-grader-failed' } });
    expect(rows['c.ts']).toMatchObject({ outcome: 'error', problem: { code: 'submission-timeout' } });
    expect(rows['d.ts']).toMatchObject({ outcome: 'pass' });
    expect((await desk.stored('a.ts')).problem?.message.en).toContain('a bug of ours');
  });

  it('grades so many at once, and no more', async () => {
    await desk.put(
      Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`${index}.ts`, `right ${index}`])),
    );
    let [now, most] = [0, 0];
    let meeting = Promise.withResolvers<undefined>();
    const { grade } = grader();
    const counting: Grade = async function* (...given) {
      most = Math.max(most, ++now);
      const { promise, resolve } = meeting;
      // Nobody goes on before three are there; a fourth has time to come in.
      if (now === 3) {
        meeting = Promise.withResolvers();
        void setTimeout(20).then(() => resolve(undefined));
      }
      await promise;
      try {
        yield* grade(...given);
      } finally {
        now--;
      }
    };
    await run(desk, counting, { concurrency: 3 });
    expect(most).toBe(3);
  });

  it('ends when it is told to, waits for what was under way, and keeps what was finished, nothing else', async () => {
    await desk.put({ 'a.ts': 'right', 'b.ts': 'hang' });
    const stop = new AbortController();
    let cleared = false;
    const { grade } = grader();
    const hanging: Grade = async function* (solution, seed, signal) {
      if (solution.files[0]?.text === 'hang') {
        await new Promise((resolve) => {
          signal.addEventListener('abort', resolve);
        });
        await setTimeout(20);
        cleared = true;
        throw new Error('stopped in the middle');
      }
      yield* grade(solution, seed, signal);
    };
    await expect(async () => {
      for await (const event of batch(desk, hanging, { signal: stop.signal }))
        if (event.type === 'row') stop.abort();
    }).rejects.toThrow('aborted');
    expect(cleared).toBe(true);
    expect((await readdir(desk.reports)).sort()).toEqual(['.batch.json', 'a.ts.json']);
    expect((await run(desk, grade)).resumed).toEqual(['a.ts']);
  });

  it('says so when there is nothing to grade, or nothing to read', async () => {
    await expect(run(desk, grader().grade)).rejects.toMatchObject({ code: 'batch-folder-empty' });
    await rm(desk.handedIn, { recursive: true });
    await expect(run(desk, grader().grade)).rejects.toMatchObject({ code: 'batch-folder-unreadable' });
    await desk.put({ 'a.ts': 'x' });
    await rm(desk.reports, { recursive: true });
    await writeFile(desk.reports, 'a file stands here');
    await expect(run(desk, grader().grade)).rejects.toMatchObject({ code: 'batch-reports-unwritable' });
  });

  it('does not take its own reports for submissions', async () => {
    await desk.put({ 'a.ts': 'right' });
    const reports = join(desk.handedIn, 'reports');
    await run(desk, grader().grade, { reports });
    expect(Object.keys((await run(desk, grader().grade, { reports })).rows)).toEqual(['a.ts']);
  });

  it('writes each report in other formats, too, in folders of their own', async () => {
    await desk.put({ 'alice.ts': 'right', 'bob.ts': 'wrong' });
    const alsoWrite = [{ name: 'ctrf', extension: 'json', render: ({ outcome }: Report) => `${outcome}\n` }];
    await run(desk, grader().grade, { alsoWrite });
    expect(await readFile(join(desk.reports, 'ctrf', 'bob.ts.json'), 'utf8')).toBe('fail\n');
    expect((await run(desk, grader().grade)).resumed).toHaveLength(2);
  });

  it('clears away what a process that was killed left unfinished', async () => {
    await desk.put({ 'a.ts': 'right' });
    await mkdir(desk.reports);
    // No process has this id: it is over what Linux gives (pid_max).
    await writeFile(join(desk.reports, '.tmp-99999999-abc'), 'half');
    await writeFile(join(desk.reports, `.tmp-${process.pid}-abc`), 'another is writing this');
    await run(desk, grader().grade);
    expect((await readdir(desk.reports)).filter((name) => name.startsWith('.tmp'))).toEqual([
      `.tmp-${process.pid}-abc`,
    ]);
  });
});
