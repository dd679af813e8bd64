/** Every lab is solved in Python too, graded by the same checks: the wire is the only witness. */
import { chmodSync, copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Boxes,
  createBoxes,
  findLabs,
  gradeCommand,
  type Lab,
  type Report,
} from '../../grader/index.ts';
import { fastapi } from '../runner/needs.ts';
import { testFolder } from '../unit/cli.ts';
import { onlyInBoxes, reportOf } from './reports.ts';

/** Labs that speak the protocol by hand, and the one that is no program (design of the labs, "Around each lab"). */
const withoutPython = ['handshake', 'frames', 'proxy'];

const labs = (await findLabs()).filter(({ slug }) => !withoutPython.includes(slug));
const hasPython = await fastapi.present();
const folder = testFolder();

let boxes: Boxes;
beforeAll(async () => {
  chmodSync(folder.path(), 0o755);
  boxes = await createBoxes({ warm: 0 });
});
afterAll(() => boxes.close());

/** On a real clock and a busy machine nobody can tell some things: that is said, and is nobody's fault. */
const isAgainst = ({ id, outcome, problem }: Report['checks'][number]): boolean =>
  outcome !== 'pass' &&
  !(outcome === 'not-run' && onlyInBoxes.includes(id)) &&
  problem?.code !== 'machine-overloaded';

async function graded(lab: Lab, file: string): Promise<Report> {
  const cwd = folder.path(`${lab.slug}-${file}`);
  mkdirSync(cwd, { recursive: true, mode: 0o755 });
  copyFileSync(join(lab.path, 'fastapi', file), join(cwd, 'main.py'));
  return reportOf(gradeCommand(lab, { command: '/usr/bin/python3 main.py', cwd }, { boxes }));
}

describe.runIf(hasPython).concurrent.each(labs.map((lab) => [lab.folder, lab] as const))(
  '%s in Python',
  (_, lab) => {
    it('has a starter and a reference', () => {
      const files = ['starter.py', 'solution.py'].map((file) => existsSync(join(lab.path, 'fastapi', file)));
      expect(files).toEqual([true, true]);
    });

    it('the reference passes every check that a command can be given', async () => {
      const { checks, problem, points } = await graded(lab, 'solution.py');
      expect(problem).toBeUndefined();
      expect(
        checks.filter(isAgainst).map(({ id, failure }) => `${id}: ${failure?.observed.en ?? ''}`),
      ).toEqual([]);
      expect(checks.some(({ outcome }) => outcome === 'pass')).toBe(true);
      // What a command cannot be asked costs it nothing.
      const open = checks.filter(({ outcome }) => outcome === 'inconclusive');
      expect(points.possible - points.earned).toBe(open.reduce((sum, check) => sum + check.points, 0));
    }, 180_000);

    it('the starter runs, and fails', async () => {
      const report = await graded(lab, 'starter.py');
      expect(report.problem).toBeUndefined();
      expect(
        report.checks.filter(isAgainst).length + report.checks.filter(({ problem }) => problem).length,
      ).toBeGreaterThan(0);
    }, 180_000);
  },
);
