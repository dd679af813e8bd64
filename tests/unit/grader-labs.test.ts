import { cpSync, mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findLab, findLabs, labsFolder, loadChecks } from '../../grader/index.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'labs-'));
  for (const [folder, lesson] of [
    ['06-rooms', 'rooms'],
    ['02-frames', 'frames'],
  ] as const) {
    mkdirSync(join(root, folder));
    const text = `{ ko: '가', en: 'a' }`;
    writeFileSync(
      join(root, folder, 'lab.ts'),
      `export default { title: ${text}, summary: ${text}, lesson: '${lesson}' };`,
    );
  }
  mkdirSync(join(root, 'notes'));
  cpSync(join(root, '02-frames'), join(root, '09-draft'), { recursive: true });
  rmSync(join(root, '09-draft/lab.ts'));
});
afterAll(() => rmSync(root, { recursive: true }));

describe('labs', () => {
  test('are the folders with a number, a slug and a manifest, in order', async () => {
    expect((await findLabs(root)).map(({ folder }) => folder)).toEqual(['02-frames', '06-rooms']);
  });

  test.each(['rooms', '6', '06', '06-rooms', 'labs/06-rooms/', 'Rooms'])('are found as %s', async (name) => {
    expect(await findLab(name, root)).toMatchObject({
      slug: 'rooms',
      number: '06',
      path: join(root, '06-rooms'),
    });
  });

  test('have defaults for what their manifest leaves out', async () => {
    expect(await findLab('rooms', root)).toMatchObject({
      role: 'server',
      packages: [],
      variables: {},
      timing: false,
    });
  });

  test('that are unknown are named, with the nearest and with all', async () => {
    await expect(findLab('room', root)).rejects.toMatchObject({
      code: 'lab-unknown',
      message: "There is no lab called 'room'. Did you mean 'rooms'? The labs are frames, rooms.",
    });
    await expect(findLab('zzz', root)).rejects.toMatchObject({
      message: expect.not.stringContaining('Did you') as string,
    });
  });

  test.each([
    ['a wrong field', `export default { title: 'x' };`, /title/],
    ['an unknown field', `export default { ko: 1 };`, /Unrecognized key/],
    ['an exception', `throw new Error('half written');`, /half written/],
  ])('with %s in their manifest say so', async (_, text, reason) => {
    const broken = mkdtempSync(join(tmpdir(), 'labs-'));
    mkdirSync(join(broken, '01-broken'));
    writeFileSync(join(broken, '01-broken/lab.ts'), text);
    const problem = findLabs(broken);
    await expect(problem).rejects.toMatchObject({
      code: 'lab-invalid',
      message: expect.stringMatching(reason) as string,
    });
    rmSync(broken, { recursive: true });
  });

  test('of this checkout all load, with checks that nobody else has', async () => {
    for (const lab of await findLabs(labsFolder)) {
      const ids = (await loadChecks(lab)).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});
