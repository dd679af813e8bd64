import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { jsonText } from '../render/text/json.ts';
import type { Report } from '../report.ts';
import { problems } from './problems.ts';
import { reasonOf } from './submissions.ts';

/** What all reports of a batch have in common; a report of anything else is not taken for finished. */
export interface Batch {
  readonly lab: string;
  /** Of the lab's checks and of the grader: another version may come to another verdict. */
  readonly version: string;
  readonly seed: string;
}

/** A report as it lies on the disk: it knows what it is a report of. */
interface Stored extends Report {
  readonly batch: Batch & { readonly content: string };
}

/**
 * A folder of reports, one file a submission. A file is there whole or not at all, also after `kill -9` or a power
 * cut: it is written beside its place, flushed to the disk and renamed.
 */
export interface Store {
  readonly batch: Batch;
  /** The report of a submission with this content, where this batch has already written one. */
  find(submission: string, content: string): Promise<Report | undefined>;
  write(submission: string, content: string, report: Report): Promise<void>;
  /** Writes the same in another format, in a folder of the format's name. */
  writeAs(submission: string, format: { name: string; extension: string }, text: string): Promise<void>;
}

/** Begins with a dot, as no submission does: no report has its name. */
const batchFile = '.batch.json';

/** Opens a folder of reports. The seed of the batch in it stays, so that it can be resumed, unless another is asked for. */
export async function openStore(
  folder: string,
  { lab, version, seed }: Omit<Batch, 'seed'> & { readonly seed?: string },
): Promise<Store> {
  try {
    await mkdir(folder, { recursive: true });
    await removeLeftovers(folder);
    const before = await readJson<Batch>(join(folder, batchFile));
    const batch = { lab, version, seed: seed ?? before?.seed ?? randomBytes(4).toString('hex') };
    await writeWhole(folder, batchFile, `${jsonText(batch)}\n`);
    return storeIn(folder, batch);
  } catch (error) {
    throw unwritable(folder, error);
  }
}

const unwritable = (path: string, error: unknown) =>
  problems('batch-reports-unwritable', { path, reason: reasonOf(error) });

function storeIn(folder: string, batch: Batch): Store {
  const put = async (into: string, name: string, text: string): Promise<void> => {
    try {
      await writeWhole(into, name, text);
    } catch (error) {
      throw unwritable(folder, error);
    }
  };
  return {
    batch,
    find: async (submission, content) => {
      const stored = await readJson<Partial<Stored>>(join(folder, fileName(submission, 'json')));
      return isOf(stored, { ...batch, content }) ? stored : undefined;
    },
    write: (submission, content, report) => {
      const stored: Stored = { ...report, batch: { ...batch, content } };
      return put(folder, fileName(submission, 'json'), `${jsonText(stored)}\n`);
    },
    writeAs: (submission, { name, extension }, text) =>
      put(join(folder, name), fileName(submission, extension), text),
  };
}

const isOf = (stored: Partial<Stored> | undefined, wanted: Stored['batch']): stored is Stored =>
  stored?.formatVersion === 1 &&
  Object.entries(wanted).every(([key, value]) => stored.batch?.[key as keyof Stored['batch']] === value);

/** `alice.ts.json`. File systems allow 255 bytes: a longer name ends in its hash. */
export function fileName(submission: string, extension: string): string {
  if (Buffer.byteLength(submission) <= 200) return `${submission}.${extension}`;
  const hash = createHash('sha256').update(submission).digest('hex').slice(0, 16);
  const start = Buffer.from(submission)
    .subarray(0, 160)
    .toString()
    .replace(/\ufffd+$/, '');
  return `${start}-${hash}.${extension}`;
}

async function writeWhole(folder: string, name: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const unfinished = join(folder, `.tmp-${process.pid}-${randomBytes(6).toString('hex')}`);
  const file = await open(unfinished, 'wx');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, join(folder, name));
  await syncFolder(folder);
}

/** The new name is on the disk only when its folder is. Windows has no such call, and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What a process that was killed had not finished; not what another is writing now. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, pid] = /^\.tmp-(\d+)-/.exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) await unlink(join(folder, name));
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return reasonOf(error) === 'EPERM';
  }
}

async function readJson<T>(path: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as T;
  } catch {
    // Not there, or not ours: then it is as if it had never been written.
    return undefined;
  }
}
