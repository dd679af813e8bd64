import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { Companion, CompanionOptions } from '../../server/index.ts';

type Served = Pick<Companion, 'url' | 'workshop'>;

export interface CompanionProcess extends Served {
  readonly child: ChildProcess;
  /** What it has logged so far, where `logLevel` was given; else our own standard error has it. */
  readonly logged: () => string;
}

/** Starts a companion as a process of its own; whoever starts it ends it. */
export async function launchCompanion(options: CompanionOptions): Promise<CompanionProcess> {
  const serve = join(import.meta.dirname, 'serve.ts');
  const child = spawn(process.execPath, [serve, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', options.logLevel === undefined ? 'inherit' : 'pipe'],
  });
  try {
    let log = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (log += text));
    const lines = createInterface({ input: child.stdout ?? Readable.from([]) });
    const [line] = (await once(lines, 'line', { signal: AbortSignal.timeout(20_000) })) as [string];
    return { ...(JSON.parse(line) as Served), child, logged: () => log };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}
