import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { GradeEvent, Report } from '../../grader/index.ts';
import { formats } from '../../grader/render/index.ts';
import { launcher, testFolder, wirebook } from '../unit/cli.ts';

const lab = fileURLToPath(new URL('../../labs/03-echo/', import.meta.url));
const right = `${lab}solution.ts`;
const wrong = `${lab}wrong/text-as-binary.ts`;
const folder = testFolder();
const en = { LANG: 'en_US.UTF-8' };

const reportOf = (text: string): Report => JSON.parse(text) as Report;

describe('wirebook grade', () => {
  it('praises a solution that keeps every promise, and exits with 0', async () => {
    const ran = await wirebook(['grade', 'echo', right], { env: en });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toMatch(/25 of 25 points · 18 passed/);
    expect(ran.stdout).not.toContain('\u001b');
  });

  it('shows what was promised, expected and seen, and what to run next, and exits with 1', async () => {
    const ran = await wirebook(['grade', '03', wrong, '--language', 'ko']);
    expect(ran).toMatchObject({ code: 1, stderr: '' });
    for (const part of [
      '약속',
      '기대한 것',
      '실제로 본 것',
      '흔한 원인',
      '주고받은 것',
      'npx wirebook grade',
    ])
      expect(ran.stdout).toContain(part);
  });

  it.each(['echo', '3', '03', '03-echo'])('finds the lab by %s', async (name) => {
    const ran = await wirebook(['grade', name, right, '--only', 'text-stays-text', '--format', 'json']);
    expect(reportOf(ran.stdout).lab.slug).toBe('echo');
  });

  it('with --format json prints the report and nothing else', async () => {
    const ran = await wirebook(['grade', 'echo', wrong, '--format', 'json'], { env: en });
    expect(ran).toMatchObject({ code: 1, stderr: '' });
    expect(reportOf(ran.stdout)).toMatchObject({ formatVersion: 1, outcome: 'fail', isolation: 'full' });
  });

  it('with --format ndjson prints events, the report last', async () => {
    const ran = await wirebook(['grade', 'echo', right, '--format', 'ndjson']);
    const events = ran.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as GradeEvent);
    expect(events[0]?.type).toBe('started');
    expect(events.at(-1)).toMatchObject({ type: 'finished', report: { outcome: 'pass' } });
  });

  it('tries the named checks alone, with the chance of the seed', async () => {
    const args = ['grade', 'echo', wrong, '--only', 'text-stays-text', '--only', 'order-kept'];
    const ran = async () => reportOf((await wirebook([...args, '--seed', 'abc', '--format', 'json'])).stdout);
    const [one, other] = [await ran(), await ran()];
    expect(one.checks.map(({ id }) => id)).toEqual(['text-stays-text', 'order-kept']);
    expect(one.seed).toBe('abc');
    expect(one.checks[0]?.failure?.expected).toEqual(other.checks[0]?.failure?.expected);
  });

  it.each([
    ['below the folder', lab, 'wrong/trims.ts'],
    ['elsewhere', tmpdir(), `${lab}wrong/trims.ts`],
  ])(
    'gives the replay command the path that the user gave, so that it runs as it stands: %s',
    async (_, cwd, file) => {
      const first = await wirebook(['grade', 'echo', file, '--format', 'json'], { cwd });
      const check = reportOf(first.stdout).checks.find(({ outcome }) => outcome === 'fail');
      const [, , ...args] = check?.replay.split(' ') ?? [];
      const again = await wirebook([...args, '--format', 'json'], { cwd });
      expect(again.code).toBe(1);
      expect(reportOf(again.stdout).checks[0]?.failure?.observed).toEqual(check?.failure?.observed);
    },
  );
});

describe('a solution that cannot run is the learner’s to mend: exit code 1, the reason once', () => {
  const broken = {
    'syntax.ts': ['const x = ;', /syntax\.ts:1:11/],
    'express.ts': ["import express from 'express';\nexpress();", /'express'.*ws/],
    'crash.ts': ["throw new Error('boom');", /boom/],
    'ends.ts': ['process.exit(0);', /process\.exit/],
    'empty.ts': ['\n', /empty/],
  } as const;

  beforeAll(() => {
    for (const [name, [text]] of Object.entries(broken)) writeFileSync(folder.path(name), text);
  });

  it.each(Object.entries(broken))('%s', async (name, [, reason]) => {
    const ran = await wirebook(['grade', 'echo', name], { cwd: folder.path(), env: en });
    expect(ran).toMatchObject({ code: 1, stderr: '' });
    expect(ran.stdout).toMatch(reason);
    expect(ran.stdout.match(/✗/g)).toHaveLength(1);
  });

  it('several files are one solution, the first of which runs', async () => {
    mkdirSync(folder.path('two'));
    writeFileSync(folder.path('two/main.ts'), "import './server.ts';");
    writeFileSync(folder.path('two/server.ts'), readFileSync(right));
    const ran = await wirebook(['grade', 'echo', 'two/main.ts', 'two/server.ts'], { cwd: folder.path() });
    expect(ran.code).toBe(0);
  });
});

describe('--output', () => {
  it('writes every format to a file of its own, beside what is printed', async () => {
    const outputs = formats.flatMap(({ name, extension }) => ['--output', `${name}=${name}.${extension}`]);
    const ran = await wirebook(['grade', 'echo', wrong, ...outputs, '--format', 'tap'], {
      cwd: folder.path(),
      env: en,
    });
    expect(ran).toMatchObject({ code: 1, stderr: '' });
    expect(ran.stdout).toMatch(/^TAP version 14/);
    for (const { name, extension } of formats)
      expect(readFileSync(folder.path(`${name}.${extension}`), 'utf8'), name).not.toBe('');
    expect(reportOf(readFileSync(folder.path('json.json'), 'utf8')).outcome).toBe('fail');
  });

  it('never writes over the solution, over another report, or before all else has proved right', async () => {
    writeFileSync(folder.path('mine.ts'), 'my work');
    writeFileSync(folder.path('earlier.json'), 'an earlier report');
    const attempt = (...args: string[]) =>
      wirebook(['grade', 'echo', ...args], { cwd: folder.path(), env: en });
    expect(await attempt('mine.ts', '--output', 'json=./mine.ts')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/overwrite/) as string,
    });
    expect((await attempt('mine.ts', '--output', 'json=a', '--output', 'tap=a')).code).toBe(2);
    expect((await attempt('gone.ts', '--output', 'json=earlier.json')).code).toBe(2);
    expect((await attempt('mine.ts', '--only', 'nope', '--output', 'json=earlier.json')).code).toBe(2);
    expect(await attempt('mine.ts', '--output', 'json=no/folder.json')).toMatchObject({
      code: 2,
      stdout: '',
    });
    expect(readFileSync(folder.path('mine.ts'), 'utf8')).toBe('my work');
    expect(readFileSync(folder.path('earlier.json'), 'utf8')).toBe('an earlier report');
    expect(existsSync(folder.path('a'))).toBe(false);
  });

  it('with --format github appends the summary where GitHub Actions wants it', async () => {
    writeFileSync(folder.path('summary.md'), 'before\n');
    const env = { ...en, GITHUB_STEP_SUMMARY: folder.path('summary.md') };
    const ran = await wirebook(['grade', 'echo', wrong, '--format', 'github'], { env });
    expect(ran.stdout).toMatch(/^::error /m);
    expect(readFileSync(folder.path('summary.md'), 'utf8')).toMatch(/^before\n[^]*Echo server/);
  });
});

describe('what goes wrong around it', () => {
  it('a reader that leaves early changes nothing about the verdict', () => {
    const script = `"$0" "$1" grade echo "$2" --format json | head -c 10 > /dev/null; echo "\${PIPESTATUS[0]}"`;
    const ran = spawnSync('bash', ['-c', script, process.execPath, launcher, wrong], { encoding: 'utf8' });
    expect(ran.stdout.trim()).toBe('1');
    expect(ran.stderr).toBe('');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    '%s ends it with 130, without a word, and nothing stays behind',
    async (signal) => {
      const silent = "new (await import('ws')).WebSocketServer({ port: Number(process.env.PORT) });";
      writeFileSync(folder.path('silent.ts'), silent);
      mkdirSync(folder.path(signal));
      let sent = false;
      const ran = await wirebook(['grade', 'echo', 'silent.ts', '--format', 'ndjson'], {
        cwd: folder.path(),
        env: { TMPDIR: folder.path(signal) },
        onOutput: (soFar, kill) => {
          if (sent || !soFar.includes('check-started')) return;
          sent = true;
          kill(signal);
        },
      });
      expect(ran).toMatchObject({ code: 130, stderr: '' });
      expect(readdirSync(folder.path(signal))).toEqual([]);
      expect(spawnSync('pgrep', ['-f', folder.path(signal)], { encoding: 'utf8' }).stdout).toBe('');
    },
  );
});
