import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Boxes, createBoxes, findLab, grade, type Lab, type Report } from '../../grader/index.ts';
import { type Attack, attacks } from './hostile.ts';

let boxes: Boxes;
let echo: Lab;
beforeAll(async () => {
  boxes = await createBoxes({ warm: 2 });
  echo = await findLab('echo');
});
afterAll(() => boxes.close());

/** A check that talks, and one that asks for numbers: who forges one needs not forge the other. */
const only = ['text-stays-text', 'stats-count'];

async function reportOn({ name, text }: Attack): Promise<Report> {
  for await (const event of grade(echo, { name, files: [{ path: 'solution.ts', text }] }, { boxes, only })) {
    if (event.type === 'finished') return event.report;
  }
  throw new Error('The grading ended without a report.');
}

/** Where this machine had no time for us, nobody is told that it was the learner. */
const overloaded = (report: Report): boolean =>
  report.checks.some(({ problem }) => problem?.code === 'machine-overloaded');

describe('the grading of a hostile solution', () => {
  describe.concurrent('that tries', () => {
    test.each(attacks().map((attack) => [attack.tries, attack] as const))(
      '%s ends in a plain fail that says what happened',
      async (_, attack) => {
        const report = await reportOn(attack);
        if (overloaded(report)) return;
        const ours = report.checks.flatMap(({ outcome, problem }) => (outcome === 'error' ? [problem] : []));
        expect(ours).toEqual([]);
        expect({ outcome: report.outcome, earned: report.points.earned }).toEqual({
          outcome: 'fail',
          earned: 0,
        });
        for (const { failure } of report.checks) {
          const said = failure?.observed ?? report.problem?.message;
          expect(said?.ko).toMatch(/[가-힣]/);
          expect(said?.en).toMatch(/\w/);
        }
      },
    );
  });
});
