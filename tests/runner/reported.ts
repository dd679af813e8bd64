import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import { type CommandOptions, type Finished, root, run } from './command.ts';

/**
 * Runs a command that writes a JSON report to `file` (relative to the project). The report is undefined where the
 * command died before it wrote one; a report of an earlier run is never taken for it.
 */
export async function reported<Schema extends z.ZodType>(
  line: string,
  file: string,
  schema: Schema,
  options: CommandOptions,
): Promise<{ readonly finished: Finished; readonly report: z.output<Schema> | undefined }> {
  const path = join(root, file);
  await rm(path, { force: true });
  await mkdir(dirname(path), { recursive: true });
  const finished = await run(line, options);
  return { finished, report: schema.safeParse(await readJson(path)).data };
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}
