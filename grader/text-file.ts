import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { problems } from './problems.ts';

/** How large a file may be: in bytes. */
const largest = 1024 * 1024;

/** Why a file could not be opened, as the system calls it: `EACCES`. */
export const reasonOf = (error: unknown): string =>
  (error as NodeJS.ErrnoException | undefined)?.code ?? String(error);

/**
 * The text of a file that the user named, of up to `most` bytes.
 * @throws Problem `file-missing`, `file-is-folder`, `file-unreadable`, `file-too-large`, `file-not-text`
 */
export async function readText(path: string, most = largest): Promise<string> {
  // Without O_NONBLOCK, opening a named pipe waits until somebody writes to it.
  await using file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(unreadable(path));
  return decode(await bytesOf(file, path, most), path);
}

const unreadable =
  (path: string) =>
  (error: unknown): never => {
    const reason = reasonOf(error);
    throw reason === 'ENOENT'
      ? problems('file-missing', { path })
      : problems('file-unreadable', { path, reason });
  };

/** Regular files alone: a pipe or a device might never end. */
async function bytesOf(file: FileHandle, path: string, most: number): Promise<Buffer> {
  const status = await file.stat();
  if (status.isDirectory()) throw problems('file-is-folder', { path });
  if (!status.isFile()) throw problems('file-unreadable', { path, reason: 'not a regular file' });
  if (status.size > most) throw problems('file-too-large', { path, limit: shown(most) });
  return file.readFile().catch(unreadable(path));
}

const shown = (bytes: number): string =>
  bytes % largest === 0 ? `${bytes / largest} MiB` : `${bytes / 1024} KiB`;

function decode(bytes: Buffer, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw problems('file-not-text', { path });
  }
}
