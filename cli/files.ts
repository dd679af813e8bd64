import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { problems } from './problems.ts';

const limit = { bytes: 1024 * 1024, shown: '1 MiB' };

/** Why a file could not be opened, as the system calls it: `EACCES`. */
export const reasonOf = (error: unknown): string =>
  (error as NodeJS.ErrnoException | undefined)?.code ?? String(error);

/** The text of a file that the user named. Every way in which that can fail is a problem of its own. */
export async function readText(path: string): Promise<string> {
  // Without O_NONBLOCK, opening a named pipe waits until somebody writes to it.
  await using file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch((error: unknown) => {
    throw reasonOf(error) === 'ENOENT'
      ? problems('file-missing', { path })
      : problems('file-unreadable', { path, reason: reasonOf(error) });
  });
  return decode(await bytesOf(file, path), path);
}

/** Regular files alone: a pipe or a device might never end. */
async function bytesOf(file: FileHandle, path: string): Promise<Buffer> {
  const status = await file.stat();
  if (status.isDirectory()) throw problems('file-is-folder', { path });
  if (!status.isFile()) throw problems('file-unreadable', { path, reason: 'not a regular file' });
  if (status.size > limit.bytes) throw problems('file-too-large', { path, limit: limit.shown });
  return file.readFile();
}

function decode(bytes: Buffer, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw problems('file-not-text', { path });
  }
}
