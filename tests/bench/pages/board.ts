import { setTimeout as delay } from 'node:timers/promises';
import type { Figure } from '../figures.ts';
import { fullRoom, type Room } from './room.ts';
import { enough, type Smoothness, watchScreen } from './screen.ts';
import type { Stage } from './stage.ts';

const people = 200;
const actsPerSecond = 50;
const seconds = 8;

/**
 * How smooth the instructor's board of two hundred members stays while fifty of them a second save or raise a hand, beside
 * the same board while nobody does anything.
 */
export async function boardFigures({ browser }: Stage, times: number): Promise<Figure[]> {
  await using room = await fullRoom(people);
  await using context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${room.url}en/workshop/#key=${room.instructorKey}`);
  await page.getByRole('button', { name: 'Sign in to teach' }).click();
  await page.locator(`tbody tr:nth-child(${people})`).waitFor();
  const watched = async (act: () => Promise<void>): Promise<Smoothness> => {
    const smoothness = watchScreen(page);
    await act();
    await enough(page);
    return smoothness;
  };
  const idle: Smoothness[] = [];
  const busy: Smoothness[] = [];
  for (let round = 0; round < times; round += 1) {
    idle.push(await watched(() => delay(seconds * 1000)));
    busy.push(await watched(() => keepActing(room)));
  }
  const figure = (what: string, unit: string, of: keyof Smoothness): Figure[] => [
    { name: `board of ${people}, idle: ${what}`, unit, values: idle.map((one) => one[of]) },
    {
      name: `board of ${people}, ${actsPerSecond} updates a second: ${what}`,
      unit,
      values: busy.map((one) => one[of]),
    },
  ];
  return [
    ...figure('blocked by long tasks', 'ms', 'blockedMs'),
    ...figure('longest between two frames', 'ms', 'longestMs'),
    ...figure('frames dropped of a thousand', '', 'dropped'),
  ];
}

async function keepActing({ members }: Room): Promise<void> {
  const acts: Promise<void>[] = [];
  const began = performance.now();
  for (let count = 0; count < actsPerSecond * seconds; count += 1) {
    await delay(Math.max(0, began + (count * 1000) / actsPerSecond - performance.now()));
    const member = members[(count * 7) % members.length];
    if (member) acts.push(member.act());
  }
  await Promise.all(acts);
}
