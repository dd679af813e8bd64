import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { testFolder, wirebook } from './cli.ts';

/** The Node that npm itself runs on: on a fresh machine an older one than the project's. */
const systemNode = process.env.npm_node_execpath ?? '/usr/bin/node';
const isOlder = (() => {
  try {
    return Number(execFileSync(systemNode, ['-p', 'process.versions.node.split(".")[0]'])) < 26;
  } catch {
    return false;
  }
})();

const folder = testFolder();

beforeAll(() => {
  mkdirSync(folder.path('cli'));
  copyFileSync(new URL('../../cli/wirebook.mjs', import.meta.url), folder.path('cli/wirebook.mjs'));
});

describe.runIf(isOlder)('started by an older Node', () => {
  it('goes on with the Node of the project', async () => {
    const ran = await wirebook(['doctor', '--language', 'en'], { node: systemNode });
    expect(ran.stdout).toContain(`Node ${process.versions.node}`);
  });

  it('hands on the exit code', async () => {
    expect(await wirebook(['nope'], { node: systemNode })).toMatchObject({ code: 2, signal: null });
  });

  it('says in both languages what to do where that Node is not installed', async () => {
    const ran = await wirebook(['list'], { node: systemNode, file: folder.path('cli/wirebook.mjs') });
    expect(ran).toMatchObject({ code: 4, stdout: '' });
    expect(ran.stderr).toMatch(/설치가 완전하지 않습니다.*npm ci/);
    expect(ran.stderr).toMatch(/installation is incomplete.*npm ci/);
  });
});

describe('started by the Node of the project', () => {
  it('says in both languages what to do where packages are missing', async () => {
    const ran = await wirebook(['list'], { file: folder.path('cli/wirebook.mjs') });
    expect(ran).toMatchObject({ code: 4, stdout: '' });
    expect(ran.stderr).toMatch(/npm ci.*\n.*npm ci/);
  });

  it('takes the blame for a fault of its own', async () => {
    writeFileSync(folder.path('cli/main.ts'), 'export const main = () => { throw new Error("ours"); };');
    const ran = await wirebook(['list'], { file: folder.path('cli/wirebook.mjs') });
    expect(ran).toMatchObject({ code: 4, stderr: expect.stringContaining('ours') as string });
  });
});
