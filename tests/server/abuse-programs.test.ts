import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Classroom } from './classroom.ts';
import type { Visitor } from './workshop.ts';

const hostile = (name: string) =>
  readFile(join(import.meta.dirname, '../labs/hostile', `${name}.ts`), 'utf8');

/** Multiplies in every way there is, and then burns what it got. */
const forkBomb = `
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { Worker } from 'node:worker_threads';
createServer((_, response) => response.end()).listen(process.env.PORT, () => {
  const spread = () => {
    try { spawn(process.execPath, ['-e', 'for (;;);']).on('error', () => undefined); } catch {}
    try { new Worker('for (;;);', { eval: true }).on('error', () => undefined); } catch {}
  };
  for (let n = 0; n < 1_000; n += 1) spread();
  for (;;);
});`;

const labs = ['echo', 'manager', 'rooms', 'heartbeat', 'ticket', 'sse', 'frames', 'handshake'];

const start = (visitor: Visitor, lab: string, what: 'runs' | 'gradings', text: string) =>
  visitor.ask(`api/labs/${lab}/${what}`, {
    method: 'POST',
    body: { files: [{ path: 'solution.ts', text }] },
  });

test('a member whose programs fork, burn and eat spoils nothing for the others', async () => {
  const room = await Classroom.open();
  const mallory = await room.join('Mallory');
  const bombs = [
    forkBomb,
    ...(await Promise.all(['thread-bomb', 'heap-bomb', 'loops-at-import'].map(hostile))),
  ];
  const bomb = (at: number): string => bombs[at % bombs.length] ?? forkBomb;
  const started = await Promise.all([
    ...labs.map((lab, at) => start(mallory, lab, 'runs', bomb(at))),
    ...labs.slice(0, 4).map((lab, at) => start(mallory, lab, 'gradings', bomb(at))),
  ]);
  expect(started.filter(({ status }) => status < 300).length).toBeGreaterThanOrEqual(8);
  await room.expectOthersToWork();
}, 400_000);
