import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../../grader/report.ts';
import { LabPage } from '../e2e/lab-page.ts';
import { startBare } from './bare-node.ts';
import { type Figure, report } from './figures.ts';
import { boardFigures } from './pages/board.ts';
import { clickCheck, type ClickToVerdict } from './pages/check-click.ts';
import { lessonAudits } from './pages/lessons.ts';
import { type Stage, withStage } from './pages/stage.ts';
import { visitTwice } from './pages/visits.ts';
import { wireFigures } from './pages/wire.ts';

/**
 * `npm run bench`: what a learner waits for, in real Chromium on the built site, beside the bare start of the same file.
 * Parts of it by name: `npm run bench -- lessons`.
 */
const solution = join(import.meta.dirname, '../../labs/03-echo/solution.ts');
const languages: readonly Language[] = ['ko', 'en'];

const parts: Readonly<Record<string, (stage: Stage) => Promise<Figure[]>>> = {
  verdicts: (stage) => verdicts(stage, 20),
  visits: (stage) => visits(stage, 5),
  lessons: (stage) => lessonAudits(stage, 3),
  wire: (stage) => wireFigures(stage, 3),
  board: (stage) => boardFigures(stage, 3),
};
const wanted = process.argv.slice(2);

await withStage(async (stage) => {
  const figures: Figure[] = [];
  for (const [name, measure] of Object.entries(parts)) {
    if (wanted.length === 0 || wanted.includes(name)) figures.push(...(await measure(stage)));
  }
  await report('pages', figures);
});

/** The same solution graded by a click and started bare, by turns, so that both meet the same machine. */
async function verdicts({ browser, url }: Stage, times: number): Promise<Figure[]> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${url}en/labs/echo/`);
  const lab = new LabPage(page, 'en');
  await lab.write(await readFile(solution, 'utf8'));
  await clickCheck(page, lab.said.check);
  const clicks: ClickToVerdict[] = [];
  const bare: number[] = [];
  for (let round = 0; round < times; round += 1) {
    clicks.push(await clickCheck(page, lab.said.check));
    bare.push(await startBare(solution));
  }
  await page.close();
  return [
    { name: 'bare node until it listens', unit: 'ms', values: bare },
    {
      name: 'Check until the first outcome',
      unit: 'ms',
      values: clicks.map(({ first }) => first),
      goal: { atMost: 150 },
    },
    { name: 'Check until the report', unit: 'ms', values: clicks.map((click) => click.report) },
  ];
}

async function visits(stage: Stage, times: number): Promise<Figure[]> {
  const pairs = [];
  for (let round = 0; round < times; round += 1) {
    pairs.push(await visitTwice(stage, languages[round % languages.length] ?? 'ko'));
  }
  const firsts = pairs.map(([first]) => first);
  const seconds = pairs.map(([, second]) => second);
  const kilobytes = ({ bytes }: { readonly bytes: number }) => bytes / 1000;
  return [
    {
      name: 'workbench, first visit, until one can type',
      unit: 'ms',
      values: firsts.map((one) => one.usableMs),
    },
    {
      name: 'workbench, second visit',
      unit: 'ms',
      values: seconds.map((one) => one.usableMs),
      goal: { atMost: 2000 },
    },
    { name: 'workbench, first visit, transferred', unit: 'KB', values: firsts.map(kilobytes) },
    { name: 'workbench, second visit, transferred', unit: 'KB', values: seconds.map(kilobytes) },
  ];
}
