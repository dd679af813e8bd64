import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Examined, examine } from '../../grader/box/examine.ts';
import { type InsideFiles, writeInside } from '../../grader/box/inside.ts';
import { discard, makeBox, Pool, type Pooled } from '../../grader/box/pool.ts';

let inside: InsideFiles;
let examined: Examined;
beforeAll(async () => {
  inside = await writeInside();
  examined = await examine(inside);
  await discard(examined.first);
});
afterAll(() => inside.remove());

/** As a terminal does at Ctrl-C, with everything that was started in it. */
async function endFromOutside({ warm }: Pooled): Promise<void> {
  const { child } = warm.launched;
  child.kill('SIGINT');
  await once(child, 'exit');
}

describe('a pool of boxes', () => {
  test('gives each away once, also to more than it has at a time', async () => {
    const { enclosure } = examined;
    const first = await makeBox(enclosure, inside.root);
    const pool = new Pool({ enclosure, first, root: inside.root, size: 2 });
    const taken = await Promise.all(Array.from({ length: 7 }, () => pool.take()));
    expect(new Set(taken.map(({ folder }) => folder)).size).toBe(7);
    expect(taken[0]).toBe(first);
    await Promise.all([...taken.map(discard), pool.close()]);
    expect(readdirSync(inside.root).filter((name) => name.startsWith('b-'))).toEqual([]);
  });

  test('gives nobody a box that somebody else has ended, and does not wait for its end', async () => {
    const { enclosure } = examined;
    const first = await makeBox(enclosure, inside.root);
    const pool = new Pool({ enclosure, first, root: inside.root, size: 2 });
    await endFromOutside(first);
    const taken = await pool.take();
    expect(taken).not.toBe(first);
    await endFromOutside(taken);
    await discard(taken);
    await pool.close();
    expect(readdirSync(inside.root).filter((name) => name.startsWith('b-'))).toEqual([]);
  });

  test('tells everybody who waits why no box can be made, and makes them again once it can', async () => {
    const first = await makeBox(examined.enclosure, inside.root);
    let able = false;
    const enclosure = {
      ...examined.enclosure,
      launch: (folder: string) => {
        if (able) return examined.enclosure.launch(folder);
        throw new Error('no room');
      },
    };
    const root = mkdtempSync(join(tmpdir(), 'wirebook-pool-'));
    const pool = new Pool({ enclosure, first, root, size: 0 });
    await discard(await pool.take());
    const outcomes = await Promise.allSettled([pool.take(), pool.take(), pool.take()]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    able = true;
    await discard(await pool.take());
    await pool.close();
    rmSync(root, { recursive: true });
  });
});
