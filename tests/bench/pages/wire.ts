import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sendPaced } from '../../e2e/flood.ts';
import { LabPage } from '../../e2e/lab-page.ts';
import type { Figure } from '../figures.ts';
import { enough, type Smoothness, watchScreen } from './screen.ts';
import type { Stage } from './stage.ts';

const solution = join(import.meta.dirname, '../../../labs/03-echo/solution.ts');
/** Each comes back: ten thousand frames. */
const messages = 5_000;

/**
 * How smooth the page is while ten thousand frames come in, with the wire view open, and, as the baseline, with the output
 * shown instead: the same page, the same frames, none of them drawn.
 */
export async function wireFigures(stage: Stage, times: number): Promise<Figure[]> {
  const closed: Smoothness[] = [];
  const open: Smoothness[] = [];
  for (let round = 0; round < times; round += 1) {
    closed.push(await flooded(stage, false));
    open.push(await flooded(stage, true));
  }
  const figure = (what: string, unit: string, of: keyof Smoothness, goal: number): Figure[] => [
    { name: `10,000 frames, output shown: ${what}`, unit, values: closed.map((one) => one[of]) },
    {
      name: `10,000 frames, wire view open: ${what}`,
      unit,
      values: open.map((one) => one[of]),
      goal: { atMost: goal },
    },
  ];
  return [
    ...figure('blocked by long tasks', 'ms', 'blockedMs', 200),
    ...figure('longest between two frames', 'ms', 'longestMs', 100),
    ...figure('frames dropped of a thousand', '', 'dropped', 20),
  ];
}

async function flooded({ browser, url }: Stage, shown: boolean): Promise<Smoothness> {
  await using context = await browser.newContext({ viewport: { width: 1280, height: 800 }, baseURL: url });
  const page = await context.newPage();
  await page.goto('en/labs/echo/');
  const lab = new LabPage(page, 'en');
  await lab.write(await readFile(solution, 'utf8'));
  await lab.run();
  await page.getByText(lab.said.phase.listening).first().waitFor();
  if (shown) {
    await page.getByRole('tab', { name: lab.said.panels.client }).click();
    await page.getByLabel(lab.said.client.frames, { exact: true }).check();
  }
  const smoothness = watchScreen(page);
  await sendPaced(page, messages);
  await enough(page);
  return await smoothness;
}
