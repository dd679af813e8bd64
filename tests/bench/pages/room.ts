import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SavedSolution } from '../../../server/api.ts';
import { type Companion, startCompanion } from '../../../server/index.ts';

const labs = ['handshake', 'frames', 'echo', 'manager', 'rooms'] as const;

/** Somebody who has joined, over real HTTP. */
interface Member {
  /** Saves in one of five labs, or raises and lowers a hand. */ act(): Promise<void>;
}

/** A workshop full of people, each of whom has saved in five labs. */
export interface Room extends AsyncDisposable {
  readonly url: string;
  readonly instructorKey: string;
  readonly members: readonly Member[];
}

export async function fullRoom(size: number): Promise<Room> {
  const dataDir = await mkdtemp(join(tmpdir(), 'wirebook-bench-'));
  const companion = await startCompanion({
    ...{ port: 0, dataDir, siteDir: join(import.meta.dirname, '../../../dist'), logLevel: 'silent' },
    workshop: { title: 'Bench' },
  });
  const members: Member[] = [];
  for (let number = 1; number <= size; number += 1) members.push(await member(companion, `Member ${number}`));
  return {
    url: companion.url,
    instructorKey: companion.workshop?.keys?.instructor ?? '',
    members,
    [Symbol.asyncDispose]: async () => {
      await companion.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function member({ url, workshop }: Companion, name: string): Promise<Member> {
  const joined = await send(`${url}api/workshop/members`, 'POST', '', { code: workshop?.code, name });
  const cookie = joined.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
  const revisions = new Map<string, number>();
  let acts = 0;
  const save = async (lab: string): Promise<void> => {
    const revision = revisions.get(lab) ?? 0;
    const files = [{ path: 'solution.ts', text: `// ${acts}` }];
    const saved = await send(`${url}api/labs/${lab}/solution`, 'PUT', cookie, { files, revision });
    revisions.set(lab, ((await saved.json()) as SavedSolution).revision);
  };
  for (const lab of labs) await save(lab);
  return {
    act: async () => {
      acts += 1;
      // Every fourth act moves the row: who raises a hand stands first.
      if (acts % 4 === 0) await send(`${url}api/workshop/hand`, 'PUT', cookie, { raised: acts % 8 === 0 });
      else await save(labs[acts % labs.length] ?? 'echo');
    },
  };
}

async function send(url: string, method: string, cookie: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json', ...(cookie !== '' && { cookie }) };
  const answer = await fetch(url, { method, headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`);
  return answer;
}
