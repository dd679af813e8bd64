import { copyFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { testFolder, wirebook } from '../unit/cli.ts';

const lab = fileURLToPath(new URL('../../labs/03-echo/', import.meta.url));
const folder = testFolder();
const env = { LANG: 'en_US.UTF-8' };
const waiting = 'Save to grade again';

/** Watches a copy of a solution. Each step is done once the output that it waits for has come; then it is ended. */
async function watched(file: string, steps: readonly { when: RegExp; act: (path: string) => void }[]) {
  const path = folder.path(file);
  copyFileSync(`${lab}wrong/text-as-binary.ts`, path);
  let step = 0;
  let from = 0;
  return wirebook(['watch', 'echo', path, '--only', 'text-stays-text'], {
    env,
    onOutput: (soFar, kill) => {
      const next = steps[step];
      if (next) {
        if (!next.when.test(soFar.slice(from))) return;
        from = soFar.length;
        step += 1;
        next.act(path);
      } else if (soFar.slice(from).includes(waiting)) kill('SIGINT');
    },
  });
}

describe('wirebook watch', () => {
  it('grades at once and at every save; the last verdict is the exit code', async () => {
    const ran = await watched('a.ts', [
      { when: /Save to grade again/, act: (path) => copyFileSync(`${lab}solution.ts`, path) },
    ]);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout.match(/Save to grade again/g)).toHaveLength(2);
    expect(ran.stdout).toContain('1 failed');
    expect(ran.stdout).toContain('1 passed');
  });

  it('sees a file that an editor puts in the place of the old one, and not one that is the same', async () => {
    const ran = await watched('b.ts', [
      {
        when: /Save to grade again/,
        act: (path) => {
          utimesSync(path, new Date(), new Date());
          copyFileSync(`${lab}solution.ts`, `${path}.new`);
          renameSync(`${path}.new`, path);
        },
      },
    ]);
    expect(ran.code).toBe(0);
    expect(ran.stdout.match(/Save to grade again/g)).toHaveLength(2);
  });

  it('says what is wrong with a file that is gone or broken, and goes on when it is mended', async () => {
    const ran = await watched('c.ts', [
      { when: /Save to grade again/, act: (path) => rmSync(path) },
      {
        when: /no file|cannot be found|There is no/i,
        act: (path) => writeFileSync(path, 'const broken = ;'),
      },
      { when: /Syntax error[^]*Save to grade again/, act: (path) => copyFileSync(`${lab}solution.ts`, path) },
    ]);
    expect(ran.code).toBe(0);
  });

  it('wants a file', async () => {
    expect((await wirebook(['watch', 'echo'], { env })).code).toBe(2);
  });
});
