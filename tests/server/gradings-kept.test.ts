import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Report } from '../../grader/report.ts';
import { openDatabase } from '../../server/state/database.ts';
import { GradingStore } from '../../server/state/gradings.ts';
import { temporaryFolder } from './companion.ts';

const reportOf = (earned: number, outcome: Report['outcome']) =>
  ({ outcome, points: { earned, possible: 8 } }) as Report;

test('the best report outlives the fifty that came after it, and one without a verdict is never the best', async () => {
  const database = await openDatabase(join(await temporaryFolder(), 'data'));
  onTestFinished(() => database.destroy());
  const store = new GradingStore(database);
  const grade = async (id: string, report: Report) => {
    await store.begin(id, 'ada', 'echo');
    await store.finish(id, report, 3);
  };
  await grade('best', reportOf(5, 'fail'));
  for (let count = 0; count < 55; count += 1) await grade(`later-${count}`, reportOf(2, 'fail'));
  await grade('untold', reportOf(8, 'inconclusive'));
  expect(JSON.parse((await store.best('ada', 'echo')) ?? '')).toEqual(reportOf(5, 'fail'));
  expect(await store.finished('ada')).toHaveLength(51);
  expect(JSON.parse((await store.latest('ada', 'echo')) ?? '')).toEqual(reportOf(8, 'inconclusive'));
});
