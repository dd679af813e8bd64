import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Started, Summary } from '../../server/api.ts';
import { openCompanion, temporaryFolder } from './companion.ts';
import { json } from './http.ts';
import { openRoom, title, type Visitor, visitor } from './workshop.ts';

const lab = join(import.meta.dirname, '../../labs/03-echo');
const code = (name: string) => readFile(join(lab, name), 'utf8');

async function check(member: Visitor, text: string): Promise<void> {
  const body = { files: [{ path: 'solution.ts', text }] };
  const started = await member.ask('api/labs/echo/gradings', { method: 'POST', body });
  await member.ask((json(started) as Started).events.slice(1));
}

const summaryFor = async (who: Visitor) => json(await who.ask('api/workshop/summary')) as Summary;

test('the summary counts members, labs and checks, tells what was hard, and outlives a restart', async () => {
  const dataDir = join(await temporaryFolder(), 'data');
  const room = await openRoom({ dataDir });
  const [teacher, projector] = [await room.signIn('instructor'), await room.signIn('projector')];
  const [ada, bob] = [await room.join('Ada'), await room.join('Bob')];
  await room.join('Cyd, who only listens');
  const [wrong, right] = await Promise.all([code('wrong/prefix.ts'), code('solution.ts')]);
  await check(ada, wrong);
  await check(ada, right);
  await check(bob, wrong);
  // What does not even start says nothing of any single check.
  await check(bob, 'nonsense(');

  const summary = await summaryFor(teacher);
  expect(summary).toMatchObject({ title, labs: [{ lab: 'echo', tried: 2, passed: 1 }] });
  expect(summary.members.map(({ name }) => name).sort()).toEqual(['Ada', 'Bob', 'Cyd, who only listens']);
  const [echo] = summary.labs;
  const failed = echo?.hard.find((one) => one.check === 'text-stays-text');
  expect(failed).toEqual({ check: 'text-stays-text', tried: 2, failed: 2, passed: 1, attempts: 2 });
  expect(echo?.hard.every((one) => one.failed > 0)).toBe(true);
  const counts = echo?.progress.map(({ passed }) => passed) ?? [];
  expect(counts).toEqual(counts.toSorted((one, other) => one - other));
  expect(counts.at(-1)).toBeGreaterThan(echo?.checks ?? 0);

  const shown = JSON.stringify(await summaryFor(projector));
  for (const name of ['Ada', 'Bob', 'Cyd']) expect(shown).not.toContain(name);
  expect((await ada.ask('api/workshop/summary')).status).toBe(403);

  await room.companion.close();
  const again = await openCompanion({ dataDir, workshop: { title } });
  expect(await summaryFor(visitor(again.url, teacher.person, teacher.cookie))).toEqual(summary);
});
