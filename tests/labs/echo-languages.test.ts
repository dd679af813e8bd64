import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../grader/index.ts';
import { fastapi, gorilla } from '../runner/needs.ts';
import { testFolder, wirebook } from '../unit/cli.ts';

const here = new URL('.', import.meta.url);
const solution = new URL('../../labs/03-echo/fastapi/', here);
const python = '/usr/bin/python3';
const folder = testFolder();
const [hasPython, hasGo] = await Promise.all([fastapi.present(), gorilla.present()]);

beforeAll(() => {
  chmodSync(folder.path(), 0o755);
});

/** A folder with one file in it, which another user may read. */
function folderWith(name: string, file: string, text: string | Buffer): string {
  mkdirSync(folder.path(name));
  writeFileSync(folder.path(name, file), text);
  return folder.path(name);
}

async function graded(
  command: string,
  cwd: string,
  ...more: string[]
): Promise<Report & { code: number | null }> {
  const ran = await wirebook([
    'grade',
    'echo',
    '--command',
    command,
    '--cwd',
    cwd,
    '--format',
    'json',
    ...more,
  ]);
  expect(ran.stderr).toBe('');
  return { ...(JSON.parse(ran.stdout) as Report), code: ran.code };
}

const complaints = ({ checks }: Report): string[] =>
  checks
    .filter(({ outcome }) => outcome !== 'pass')
    .map(({ id, failure, problem }) => `${id}: ${(failure?.observed ?? problem?.message)?.en ?? ''}`);

describe.runIf(hasPython)('a server in Python, started by a command in a box of its own,', () => {
  it.each([
    ['FastAPI', python, new URL('solution.py', solution)],
    ['websockets', python, new URL('echo/websockets_echo.py', here)],
  ])('passes every check: %s', async (name, command, file) => {
    const report = await graded(`${command} main.py`, folderWith(name, 'main.py', readFileSync(file)));
    expect(complaints(report)).toEqual([]);
    expect(report).toMatchObject({ code: 0, isolation: 'full' });
  });

  it('is given its port in $PORT: uvicorn as one starts it by hand', async () => {
    const cwd = folderWith('uvicorn', 'main.py', readFileSync(new URL('solution.py', solution)));
    const report = await graded(
      `${python} -m uvicorn main:app --port $PORT`,
      cwd,
      '--only',
      'text-stays-text',
    );
    expect(complaints(report)).toEqual([]);
  });

  it('fails by the check that a mistake is meant for, and the replay fails by it again', async () => {
    const text = readFileSync(new URL('solution.py', solution), 'utf8');
    const wrong = text.replace('send_text(message["text"])', 'send_bytes(message["text"].encode())');
    expect(wrong).not.toBe(text);
    const cwd = folderWith('wrong', 'main.py', wrong);
    const first = await graded(`${python} main.py`, cwd);
    const check = first.checks.find(({ outcome }) => outcome === 'fail');
    expect(first.code).toBe(1);
    expect(check?.id).toBe('text-stays-text');
    expect(check?.replay).toContain(`--command '${python} main.py' --cwd ${cwd} --only text-stays-text`);
  });

  it('that starts unfinished fails: the starter', async () => {
    const report = await graded(
      `${python} main.py`,
      folderWith('starter', 'main.py', readFileSync(new URL('starter.py', solution))),
    );
    expect(report).toMatchObject({ code: 1, outcome: 'fail' });
    expect(report.problem).toBeUndefined();
  });

  it('that crashes at once fails with what it printed', async () => {
    const report = await graded(
      `${python} main.py`,
      folderWith('crash', 'main.py', 'raise SystemExit("no luck")'),
    );
    expect(report).toMatchObject({ code: 1, outcome: 'fail', problem: { code: 'program-ended' } });
    expect(report.checks[0]?.output).toContain('no luck');
  });
});

describe.runIf(hasGo)('a server in Go with gorilla/websocket', () => {
  it('passes every check', async () => {
    const cwd = folderWith('go', 'main.go', readFileSync(new URL('echo/gorilla.go', here)));
    const env = {
      PATH: process.env.PATH,
      GO111MODULE: 'off',
      GOPATH: '/usr/share/gocode',
      GOCACHE: folder.path('go-cache'),
    };
    await promisify(execFile)('go', ['build', '-o', 'echo', 'main.go'], { cwd, env, timeout: 150_000 });
    const report = await graded('./echo', cwd);
    expect(complaints(report)).toEqual([]);
    expect(report).toMatchObject({ code: 0, isolation: 'full' });
  }, 240_000);
});
