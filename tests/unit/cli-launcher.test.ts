import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { launcher, testFolder, wirebook } from './cli.ts';

/** The Node that npm itself runs on: on a fresh machine an older one than the project's. */
const systemNode = process.env.npm_node_execpath ?? '/usr/bin/node';
const isOlder = (() => {
  try {
    return Number(execFileSync(systemNode, ['-p', 'process.versions.node.split(".")[0]'])) < 26;
  } catch {
    return false;
  }
})();

/** Stands for the real command line: tells that it runs, and what ends it, with an exit code of its own. */
const main = `
  import { writeFileSync } from 'node:fs';
  export const main = ([file]) => new Promise((end) => {
    process.on('SIGTERM', () => { writeFileSync(file, process.version); end(7); });
    console.log('ready');
    setInterval(() => {}, 1000);
  });
`;

const folder = testFolder();
const bare = () => folder.path('bare/cli/wirebook.mjs');
const whole = () => folder.path('whole/cli/wirebook.mjs');

beforeAll(() => {
  const bin = folder.path(`whole/node_modules/node-${process.platform}-${process.arch}/bin`);
  for (const path of [folder.path('bare/cli'), folder.path('whole/cli'), bin])
    mkdirSync(path, { recursive: true });
  for (const path of [bare(), whole()]) copyFileSync(launcher, path);
  writeFileSync(folder.path('whole/cli/main.ts'), main);
  symlinkSync(process.execPath, `${bin}/node`);
});

const incomplete = /설치가 완전하지 않습니다.*npm ci.*\n.*installation is incomplete.*npm ci/;

describe.runIf(isOlder)('started by an older Node', () => {
  it('goes on with the Node of the project', async () => {
    const ran = await wirebook(['doctor', '--language', 'en'], { node: systemNode });
    expect(ran.stdout).toContain(`Node ${process.versions.node}`);
  });

  it('hands on signals and the exit code', async () => {
    const ran = await wirebook([folder.path('handed-on')], {
      node: systemNode,
      file: whole(),
      onOutput: (_, kill) => kill('SIGTERM'),
    });
    expect(ran).toEqual({ code: 7, signal: null, stdout: 'ready\n', stderr: '' });
  });

  it('takes the other one along when it is killed', async () => {
    await wirebook([folder.path('taken-along')], {
      node: systemNode,
      file: whole(),
      onOutput: (_, kill) => kill('SIGKILL'),
    });
    await vi.waitUntil(() => existsSync(folder.path('taken-along')), { timeout: 8_000 });
  });

  it('says in both languages what to do where that Node is not installed', async () => {
    const ran = await wirebook(['list'], { node: systemNode, file: bare() });
    expect(ran).toMatchObject({ code: 4, stdout: '', stderr: expect.stringMatching(incomplete) as string });
  });
});

describe('started by the Node of the project', () => {
  it('says in both languages what to do where packages are missing', async () => {
    const ran = await wirebook(['list'], { file: bare() });
    expect(ran).toMatchObject({ code: 4, stdout: '', stderr: expect.stringMatching(incomplete) as string });
  });

  it('takes the blame for a fault of its own', async () => {
    mkdirSync(folder.path('broken'));
    copyFileSync(launcher, folder.path('broken/wirebook.mjs'));
    writeFileSync(folder.path('broken/main.ts'), 'export const main = () => { throw new Error("ours"); };');
    const ran = await wirebook(['list'], { file: folder.path('broken/wirebook.mjs') });
    expect(ran).toMatchObject({ code: 4, stderr: expect.stringContaining('ours') as string });
  });
});
