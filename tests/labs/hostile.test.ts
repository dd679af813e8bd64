import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boxesOf } from '../../grader/box/boxes.ts';
import { inBox } from '../../grader/box/bubblewrap/arguments.ts';
import { examine } from '../../grader/box/examine.ts';
import { type Boxes, createBoxes } from '../../grader/box/index.ts';
import { type InsideFiles, writeInside } from '../../grader/box/inside.ts';
import { nodeFlags } from '../../grader/box/node-flags.ts';
import { attacks, escaped, slipped } from './hostile.ts';
import { run } from './hostile-run.ts';

const named = attacks().map((attack) => [attack.tries, attack] as const);

test('attacks come in many kinds', () => {
  expect(attacks().length).toBeGreaterThanOrEqual(80);
  for (const { name, tries } of attacks()) expect(tries, name).toMatch(/^(never )?(to|not) /);
});

describe('a hostile program', () => {
  let boxes: Boxes;
  beforeAll(async () => {
    boxes = await createBoxes({ warm: 2 });
  });
  afterAll(() => boxes.close());

  describe.concurrent('is held by the box where it tries', () => {
    test.each(named)('%s', async (_, attack) => {
      const { output, exit, ended } = await run(boxes, attack);
      expect(output).not.toContain(escaped);
      expect(output).not.toContain(slipped);
      expect(ended || attack.ends.length === 0).toBe(true);
      if (attack.ends.length > 0) expect(attack.ends).toContain(exit.by);
    });
  });

  /** Descriptors and child processes of this process. */
  const held = (): number =>
    readdirSync('/proc/self/fd').length +
    readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').split(' ').length;

  test('leaves nothing with the grader: no process, no descriptor, no memory', async () => {
    const calm = attacks().filter(({ name }) => /^fake-/.test(name));
    for (const attack of calm) await run(boxes, attack);
    const before = { held: held(), rss: process.memoryUsage.rss() };
    for (const attack of [...calm, ...calm, ...calm]) await run(boxes, attack);
    // The pool may be making boxes at this moment.
    expect(held()).toBeLessThanOrEqual(before.held + 12);
    expect(process.memoryUsage.rss()).toBeLessThan(before.rss + (64 << 20));
  });
});

describe('with Node’s permission model out of the way', () => {
  let inside: InsideFiles;
  let boxes: Boxes;
  beforeAll(async () => {
    inside = await writeInside();
    const flags = nodeFlags(inBox).filter((flag) => !/^--(permission|allow-)/.test(flag));
    boxes = boxesOf(await examine(inside, flags), inside, 2);
  });
  afterAll(() => boxes.close());

  const reaching = named.filter(([, { ends }]) => ends.length === 0);

  describe.concurrent('the kernel alone holds a program that tries', () => {
    test.each(reaching)('%s', async (_, attack) => {
      const { output } = await run(boxes, attack);
      expect(output).not.toContain(escaped);
    });
  });

  test('such a program does come further than with it', async () => {
    const attack = attacks().find(({ name }) => name === 'foreign-functions');
    const { output } = await run(boxes, attack ?? expect.fail('the attack is gone'));
    expect(output).toMatch(/SLIPPED epoll_create1 \d+/);
    expect(output).toMatch(/SLIPPED unshare -1/);
  });
});
