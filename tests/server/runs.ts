import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunEvent, Solution, Started } from '../../server/api.ts';
import { EventReader } from './event-stream.ts';
import { ask, json } from './http.ts';

/** A program of tests/server/programs as a solution. */
export async function program(name: string): Promise<Solution> {
  return solutionOf(await readFile(join(import.meta.dirname, 'programs', `${name}.ts`), 'utf8'));
}

export const solutionOf = (text: string): Solution => ({ files: [{ path: 'solution.ts', text }] });

export interface LiveRun {
  readonly id: string;
  /** Address of the program, ending in `/`. */ readonly url: string;
  readonly events: EventReader<RunEvent>;
}

/** Runs a solution and waits until it listens. */
export async function run(companionUrl: string, solution: Solution): Promise<LiveRun> {
  const started = await startRun(companionUrl, solution);
  await started.events.next('listening');
  return started;
}

/** Runs a solution, whatever comes of it. */
export async function startRun(companionUrl: string, solution: Solution, lab = 'echo'): Promise<LiveRun> {
  const answer = await ask(`${companionUrl}api/labs/${lab}/runs`, { method: 'POST', body: solution });
  if (answer.status !== 201) throw new Error(`Not started: ${answer.text}`);
  const { id, events, url = '' } = json(answer) as Started;
  return {
    id,
    url: new URL(url, companionUrl).href,
    events: await EventReader.open<RunEvent>(new URL(events, companionUrl)),
  };
}
