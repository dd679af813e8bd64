import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CompanionProcess, launchCompanion } from '../../server/launch.ts';
import { writeSite } from '../../server/site.ts';
import { BoardWatch } from './board.ts';
import type { Crowd, Told } from './results.ts';

export interface RoomLoad {
  readonly members: number;
  readonly seconds: number;
}

export interface Measured {
  /** What went wrong; empty where all went as it should. */ readonly errors: readonly string[];
  readonly told: readonly Told[];
  /** From a member's act to its row on the board, in ms. */
  readonly board: { readonly saves: readonly number[]; readonly verdicts: readonly number[] };
  /** Resident memory of the companion itself, once a second, in MB; none where the system does not tell. */
  readonly memoryMb: readonly number[];
  readonly announcements: number;
}

/** A process makes a hundred members at most, so that it measures the companion and not itself. */
const mostInACrowd = 100;
const announceEveryMs = 5_000;

/** A real companion, full of members who work, with the board open; everything of it is gone afterwards. */
export async function loadRoom({ members, seconds }: RoomLoad): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'wirebook-load-'));
  const siteDir = await writeSite(join(folder, 'site'));
  const companion = await launchCompanion({
    ...{ dataDir: join(folder, 'data'), siteDir, workshop: { title: 'Load' } },
  });
  try {
    return await work(companion, members, seconds);
  } finally {
    const gone = once(companion.child, 'exit');
    companion.child.kill('SIGTERM');
    const late = setTimeout(() => companion.child.kill('SIGKILL'), 8_000);
    await gone;
    clearTimeout(late);
    await rm(folder, { recursive: true, force: true });
  }
}

async function work(companion: CompanionProcess, members: number, seconds: number): Promise<Measured> {
  const { url, workshop, child } = companion;
  const board = await BoardWatch.open(url, workshop?.keys?.instructor ?? '');
  const names = Array.from({ length: members }, (_, index) => `Member ${index + 1}`);
  const memoryMb: number[] = [];
  const sampling = setInterval(() => memoryMb.push(...residentMb(child.pid)), 1_000);
  let announcements = 0;
  const announcing = setInterval(() => {
    announcements += 1;
    const body = { to: null, text: `announcement ${announcements}` };
    void board.ask('api/workshop/messages', { method: 'POST', body }).then(
      ({ status }) => status !== 201 && board.errors.push(`announcement: ${status}`),
      (error: unknown) => board.errors.push(`announcement: ${String(error)}`),
    );
  }, announceEveryMs);
  try {
    const crowds = [];
    for (let at = 0; at < members; at += mostInACrowd)
      crowds.push({ url, code: workshop?.code ?? '', names: names.slice(at, at + mostInACrowd), seconds });
    const told = (await Promise.all(crowds.map(gather))).flat();
    const latencies = board.latencies(told);
    if (board.size !== members) board.errors.push(`the board has ${board.size} of ${members} members`);
    return {
      ...{ told, memoryMb, announcements, board: latencies },
      errors: [...board.errors, ...told.flatMap(({ errors }) => errors)],
    };
  } finally {
    clearInterval(sampling);
    clearInterval(announcing);
    board.close();
  }
}

/** Lets a crowd work in a process of its own, and brings what they tell. */
async function gather(crowd: Crowd): Promise<readonly Told[]> {
  const child = fork(join(import.meta.dirname, 'crowd.ts'), { execArgv: [], serialization: 'advanced' });
  try {
    const answer = once(child, 'message', { signal: AbortSignal.timeout((crowd.seconds + 1_100) * 1000) });
    child.send(crowd);
    const [told] = (await Promise.race([answer, died(child)])) as [readonly Told[]];
    return told;
  } finally {
    child.kill('SIGKILL');
  }
}

async function died(child: ChildProcess): Promise<never> {
  const [code] = (await once(child, 'exit')) as [number | null];
  throw new Error(`The members went home early (${code ?? 'killed'}).`);
}

function residentMb(pid: number | undefined): number[] {
  try {
    const [, kB] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid ?? 0}/status`, 'utf8')) ?? [];
    return kB === undefined ? [] : [Number(kB) / 1024];
  } catch {
    return [];
  }
}
