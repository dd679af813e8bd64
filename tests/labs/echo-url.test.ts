import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findLab, gradeServer, type Report } from '../../grader/index.ts';
import { freePort } from '../free-port.ts';
import { testFolder, wirebook } from '../unit/cli.ts';

const folder = testFolder();
const inRepository = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

/** Runs a server as its author would, and gives its address once it accepts connections. */
async function serving(command: string, file: string): Promise<string> {
  const port = await freePort();
  const env = { PATH: process.env.PATH ?? '', PORT: String(port) };
  running.push(spawn(command, [inRepository(file)], { env, stdio: 'ignore' }));
  const accepts = async () => {
    const socket = connect(port, '127.0.0.1');
    const accepted = once(socket, 'connect').then(
      () => true,
      () => false,
    );
    return accepted.finally(() => socket.destroy());
  };
  await vi.waitUntil(accepts, { timeout: 30_000, interval: 100 });
  return `ws://127.0.0.1:${port}`;
}

const en = { LANG: 'en_US.UTF-8' };

describe('wirebook grade --url', () => {
  it.each([
    ['Node', process.execPath, 'labs/03-echo/solution.ts'],
    ['FastAPI', '/usr/bin/python3', 'labs/03-echo/fastapi/solution.py'],
  ])(
    'grades a server in %s that already runs, and says that nothing is isolated',
    async (_, command, file) => {
      const url = await serving(command, file);
      const ran = await wirebook(['grade', 'echo', '--url', url, '--format', 'json']);
      const report = JSON.parse(ran.stdout) as Report;
      expect(report.checks.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
      expect(report).toMatchObject({
        outcome: 'pass',
        isolation: 'none',
        solution: { name: url, files: [] },
      });
      expect(ran.code).toBe(0);
    },
  );

  it('blames the check at which the server died, and asks for its return at the others', async () => {
    const url = await serving(process.execPath, 'labs/03-echo/wrong/no-error-listener.ts');
    const checks = ['survives-broken-frame', 'unknown-path'];
    const only = checks.flatMap((id) => ['--only', id]);
    const ran = await wirebook(['grade', 'echo', '--url', url, ...only, '--format', 'json']);
    const report = JSON.parse(ran.stdout) as Report;
    expect(report.checks.map(({ id, outcome }) => [id, outcome])).toEqual(checks.map((id) => [id, 'fail']));
    expect(report.checks[0]?.failure?.cause?.en).toContain('Listen for `error`');
    expect(report.checks[0]?.replay).toContain(`--url ${url}`);
    expect(ran.code).toBe(1);
  });

  it('says what to do where nothing answers: one sentence, exit code 2', async () => {
    const url = `ws://127.0.0.1:${await freePort()}`;
    const ran = await wirebook(['grade', 'echo', '--url', url], { env: en });
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain(`Cannot connect to ${url}`);
  });

  it('does not run checks that need more than connections, and never passes them', async () => {
    writeFileSync(
      folder.path('checks.ts'),
      `import { check } from ${JSON.stringify(inRepository('grader/kit/index.ts'))};
       const text = { ko: '검사', en: 'check' };
       const needs = [['stop'], ['instances'], ['variables'], ['time']];
       const ordinary = { title: text, promise: text, rests: 'RFC 6455 section 1', points: 1, try: async () => {} };
       export default [
         check('simple', ordinary),
         check('fresh', { ...ordinary, fresh: true }),
         ...needs.map((needs) => check('needs-' + needs, { ...ordinary, needs })),
       ];`,
    );
    const lab = { ...(await findLab('echo')), path: folder.path() };
    const url = await serving(process.execPath, 'labs/03-echo/solution.ts');
    const outcomes: string[] = [];
    for await (const event of gradeServer(lab, url)) {
      if (event.type === 'check-finished') outcomes.push(`${event.check.id} ${event.check.outcome}`);
      // Nor does what is not run cost any points.
      if (event.type === 'finished') expect(event.report.points).toEqual({ earned: 1, possible: 1 });
    }
    const notRun = ['fresh', 'needs-stop', 'needs-instances', 'needs-variables', 'needs-time'];
    expect(outcomes).toEqual(['simple pass', ...notRun.map((id) => `${id} not-run`)]);
  });
});
