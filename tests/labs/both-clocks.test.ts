/**
 * A clock that is moved and a clock that is waited for give the same verdicts: the same solutions of the labs about time,
 * graded in a box on virtual time, and by the command that starts them on the real one with the labs' short times.
 */
import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Boxes,
  createBoxes,
  findLabs,
  grade,
  gradeCommand,
  type Lab,
  type Report,
} from '../../grader/index.ts';
import { idsOf, onlyInBoxes, reportOf } from './reports.ts';

const labs = (await findLabs()).filter(({ timing }) => timing);
const modules = join(import.meta.dirname, '../../node_modules');

let boxes: Boxes;
let folder: string;
beforeAll(async () => {
  boxes = await createBoxes({ warm: 4 });
  folder = mkdtempSync(join(tmpdir(), 'wirebook-clocks-'));
  chmodSync(folder, 0o755);
  symlinkSync(modules, join(folder, 'node_modules'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await boxes.close();
});

/** One mistake for each check. */
function mistakes(lab: Lab): readonly (readonly [check: string, file: string])[] {
  const files = readdirSync(join(lab.path, 'wrong')).map((name) => `wrong/${name}`);
  const byCheck = files.map((file) => {
    const [, check = ''] = /^\/\/ caught by: (\S+)/.exec(readFileSync(join(lab.path, file), 'utf8')) ?? [];
    return [check, file] as const;
  });
  return [...new Map(byCheck)];
}

const moved = (lab: Lab, file: string, options: { only?: readonly string[] }): Promise<Report> => {
  const files = [{ path: 'main.ts', text: readFileSync(join(lab.path, file), 'utf8') }];
  return reportOf(grade(lab, { files }, { boxes, ...options }));
};

const waitedFor = (lab: Lab, file: string, options: { only?: readonly string[] }): Promise<Report> => {
  const name = `${lab.slug}-${file.replaceAll('/', '-')}`;
  copyFileSync(join(lab.path, file), join(folder, name));
  const command = { command: `${process.execPath} ${name}`, cwd: folder, readable: [modules] };
  return reportOf(gradeCommand(lab, command, { boxes, ...options }));
};

const outcomes = ({ checks }: Report): Readonly<Record<string, string>> =>
  Object.fromEntries(checks.map(({ id, outcome }) => [id, outcome]));

async function expectSame(lab: Lab, file: string, options: { only?: readonly string[] } = {}): Promise<void> {
  const virtual = await moved(lab, file, options);
  const real = await waitedFor(lab, file, options);
  expect([virtual.time, real.time]).toEqual(['virtual', 'real']);
  expect(idsOf(real, 'not-run')).toEqual(idsOf(real).filter((id) => onlyInBoxes.includes(id)));
  const reasons = real.checks
    .filter(({ outcome }) => outcome === 'not-run')
    .map(({ problem }) => problem?.code);
  expect(reasons).toEqual(reasons.map(() => 'chance-not-repeatable'));
  // A machine that is too busy to tell says so, and never says anything else.
  const told = Object.entries(outcomes(real)).filter(
    ([, outcome]) => outcome !== 'inconclusive' && outcome !== 'not-run',
  );
  expect(outcomes(virtual)).toMatchObject(Object.fromEntries(told));
}

describe.concurrent.each(labs.map((lab) => [lab.folder, lab] as const))('%s', (_, lab) => {
  it('passes its reference on both clocks', async () => {
    await expectSame(lab, 'solution.ts');
  }, 300_000);

  it.each(mistakes(lab))(
    '%s catches %s on both clocks',
    async (check, file) => {
      await expectSame(lab, file, { only: [check] });
    },
    120_000,
  );
});
