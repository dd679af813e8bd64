import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { WorkshopView } from '../../server/api.ts';
import { openDatabase } from '../../server/state/database.ts';
import { workshopsHeld } from '../../server/state/removal.ts';
import { removeDaily } from '../../server/workshop/expiry.ts';
import { wirebook } from '../unit/cli.ts';
import { openCompanion, temporaryFolder } from './companion.ts';
import { json } from './http.ts';
import { openRoom, title } from './workshop.ts';

const began = Date.parse('2026-03-01T09:00:00Z');
const days = (count: number) => () => new Date(began + count * 24 * 60 * 60_000);

const bytesOf = async (folder: string): Promise<string> =>
  (await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'latin1')))).join('');

/** A workshop to be kept for ten days, with Ada in it, closed on its first day. */
async function past(keepDays?: number): Promise<string> {
  const dataDir = join(await temporaryFolder(), 'data');
  const room = await openRoom({ dataDir, now: days(0), workshop: { title, ...(keepDays && { keepDays }) } });
  await room.join('Ada of the past');
  await room.companion.close();
  return dataDir;
}

test('a workshop goes when its days are over, no byte of it stays, and the same title begins anew', async () => {
  const dataDir = await past(10);
  const early = await openCompanion({ dataDir, now: days(9.9) });
  await early.close();
  expect(await bytesOf(dataDir)).toContain('Ada of the past');
  const late = await openCompanion({ dataDir, now: days(10.1), workshop: { title } });
  expect(late.workshop?.keys).toBeDefined();
  await late.close();
  expect(await bytesOf(dataDir)).not.toContain('Ada of the past');
});

test('being open counts anew, and so does being told another number of days', async () => {
  const dataDir = await past();
  const again = await openCompanion({ dataDir, now: days(80), workshop: { title, keepDays: 30 } });
  await again.close();
  const third = await openCompanion({ dataDir, now: days(109), workshop: { title } });
  expect(third.workshop?.keys).toBeUndefined();
  await third.close();
  const fourth = await openCompanion({ dataDir, now: days(140), workshop: { title } });
  expect(fourth.workshop?.keys).toBeDefined();
});

test('while a companion goes on it looks daily, and keeps what is open', async () => {
  const dataDir = await past(10);
  const database = await openDatabase(dataDir);
  onTestFinished(() => database.destroy());
  let [now, touched] = [days(5), 0];
  const touch = () => Promise.resolve(void (touched += 1));
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  onTestFinished(removeDaily({ database, log, now: () => now(), touch }, 20));
  await expect.poll(() => touched).toBeGreaterThan(2);
  expect(await workshopsHeld(database)).toHaveLength(1);
  now = days(11);
  await expect.poll(() => workshopsHeld(database)).toEqual([]);
});

test('people are told before they join, and the list shows the day', async () => {
  const dataDir = join(await temporaryFolder(), 'data');
  const room = await openRoom({ dataDir, now: days(0), workshop: { title, keepDays: 10 } });
  expect((json(await room.stranger('api/workshop')) as WorkshopView).keepDays).toBe(10);
  await room.companion.close();
  const list = (LANG: string) => wirebook(['workshop', 'list', '--data', dataDir], { env: { LANG } });
  expect((await list('en_US.UTF-8')).stdout).toContain('goes after 2026-03-11');
  expect((await list('ko_KR.UTF-8')).stdout).toContain('2026-03-11 뒤에 지워짐');
});
