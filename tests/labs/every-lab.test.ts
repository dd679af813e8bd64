/**
 * Every lab keeps what CONTRIBUTING.md promises of it: what is correct passes in any style, every mistake is caught by the
 * check meant for it, every TODO of the starter counts, and every check has its hints.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Boxes, createBoxes, findLabs, grade, type Lab, loadChecks } from '../../grader/index.ts';
import { complaints, idsOf, reportOf } from './reports.ts';
import type { Steps } from './starters/steps.ts';

const labs = await findLabs();

let boxes: Boxes;
beforeAll(async () => {
  boxes = await createBoxes({ warm: 4 });
});
afterAll(() => boxes.close());

const read = (lab: Lab, file: string): string => readFileSync(join(lab.path, file), 'utf8');

const filesIn = (lab: Lab, folder: string): string[] => {
  const path = join(lab.path, folder);
  return existsSync(path) ? readdirSync(path).map((file) => `${folder}/${file}`) : [];
};

const graded = (lab: Lab, text: string, only?: readonly string[]) =>
  reportOf(grade(lab, { files: [{ path: 'solution.ts', text }] }, { boxes, ...(only && { only }) }));

const stepsOf = async ({ slug }: Lab): Promise<Steps> =>
  ((await import(`./starters/${slug}.ts`)) as { default: Steps }).default;

/** The starter, and what it is after each of its TODOs. */
async function unfolded(lab: Lab): Promise<readonly string[]> {
  const texts = [read(lab, 'starter.ts')];
  for (const [todo, line, becomes] of await stepsOf(lab)) {
    const text = texts.at(-1) ?? '';
    expect(text).toContain(todo);
    expect(text.split(line), line).toHaveLength(2);
    texts.push(text.replace(line, () => becomes));
  }
  return texts;
}

describe.concurrent.each(labs.map((lab) => [lab.folder, lab] as const))('%s', (_, lab) => {
  it.each(['solution.ts', ...filesIn(lab, 'right')])(
    'every check passes %s',
    async (file) => {
      expect(complaints(await graded(lab, read(lab, file)))).toEqual([]);
    },
    180_000,
  );

  it.each(filesIn(lab, 'wrong'))(
    'the check that it names catches %s',
    async (file) => {
      const text = read(lab, file);
      const [, id = ''] = /^\/\/ caught by: (\S+)\n\/\/ .+\n/.exec(text) ?? [];
      const report = await graded(lab, text, [id]);
      expect(report.problem).toBeUndefined();
      expect(idsOf(report, 'fail')).toEqual([id]);
      // A tired learner is told what to do, not only what was seen.
      expect(report.checks[0]?.failure?.cause).toBeDefined();
    },
    180_000,
  );

  it('has a mistake for every check', async () => {
    const caught = new Set(
      filesIn(lab, 'wrong').map((file) => /^\/\/ caught by: (\S+)/.exec(read(lab, file))?.[1]),
    );
    const checks = (await loadChecks(lab)).map(({ id }) => id);
    expect(checks.filter((id) => !caught.has(id))).toEqual([]);
  });

  it('the starter runs, passes more checks after each TODO, and all after the last', async () => {
    const reports = await Promise.all((await unfolded(lab)).map((text) => graded(lab, text)));
    expect(reports[0]?.problem).toBeUndefined();
    const passed = reports.map((report) => idsOf(report, 'pass').length);
    expect(passed).toEqual([...new Set(passed)].sort((one, other) => one - other));
    expect(complaints(reports.at(-1))).toEqual([]);
  }, 240_000);

  it.each(['ko', 'en'])('hints in %s: three steps for every check', async (language) => {
    const sections = read(lab, `hints.${language}.mdx`)
      .split(/^## /m)
      .slice(1)
      .map((section) => [section.split('\n', 1)[0], section.match(/^\d\. /gm)] as const);
    const checks = await loadChecks(lab);
    expect(sections).toEqual(checks.map(({ id }) => [id, ['1. ', '2. ', '3. ']]));
  });
});
