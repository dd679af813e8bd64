import { expect, test } from 'vitest';
import { outputOf, testBoxes } from './box.ts';

const box = testBoxes();

/** What a program prints, started with this seed of chance or with none. */
async function printed(code: string, chance?: string): Promise<string> {
  const program = await box.start(code, {
    virtualTime: true,
    listens: false,
    ...(chance !== undefined && { chance }),
  });
  return outputOf(program);
}

const numbers = 'console.log(Array.from({ length: 20 }, () => Math.random()).join(" "));';

test('Math.random() begins from what the host says: the same numbers for the same word', async () => {
  const [one, same, other] = await Promise.all(['a', 'a', 'b'].map((word) => printed(numbers, word)));
  expect(same).toBe(one);
  expect(other).not.toBe(one);
});

test('without a word Math.random() is chance', async () => {
  const [one, other] = await Promise.all([printed(numbers), printed(numbers)]);
  expect(other).not.toBe(one);
});

test('its numbers lie between 0 and 1, evenly', async () => {
  const code = `const tenths = Array(10).fill(0);
    for (let turn = 0; turn < 100_000; turn += 1) tenths[Math.floor(Math.random() * 10)] += 1;
    console.log(tenths.map((count) => Math.round(count / 1000)).join(' '));`;
  expect(await printed(code, 'word')).toBe(`${Array(10).fill(10).join(' ')}\n`);
});

test('what is meant for secrets is not touched', async () => {
  const code =
    'import { randomBytes } from "node:crypto"; console.log(randomBytes(16).toString("hex"), crypto.randomUUID());';
  const [one, other] = await Promise.all([printed(code, 'a'), printed(code, 'a')]);
  expect(other).not.toBe(one);
});
