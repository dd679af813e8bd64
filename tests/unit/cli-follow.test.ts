import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { testFolder, wirebook } from './cli.ts';

const folder = testFolder();

const serve = (follow: string, env: Readonly<Record<string, string>> = {}) =>
  wirebook(['serve', '--port', '0', '--follow', follow], {
    env: { WIREBOOK_DATA: folder.path('data'), LANG: 'en_US.UTF-8', ...env },
    onOutput: (soFar, kill) => {
      if (soFar.includes('Ctrl-C')) kill('SIGTERM');
    },
  });

describe('wirebook serve --follow', () => {
  it.each([
    ['en', 'en_US.UTF-8'],
    ['ko', 'ko_KR.UTF-8'],
  ])('prints the page that follows the file, in %s', async (language, LANG) => {
    const file = folder.path('my.ts');
    writeFileSync(file, '// begun');
    const ran = await serve(`03=${file}`, { LANG });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toMatch(new RegExp(`http://127\\.0\\.0\\.1:\\d+/${language}/labs/echo/\\n`));
  });

  it.each([
    ['my.ts', 'LAB=FILE'],
    ['echo=', 'LAB=FILE'],
    ['ecko=my.ts', 'ecko'],
    ['echo=none.ts', 'none.ts'],
  ])('says what is wrong with %s: one sentence, exit code 2', async (follow, told) => {
    const ran = await serve(follow);
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toMatch(/^wirebook: .*\n$/);
    expect(ran.stderr).toContain(told);
  });
});
