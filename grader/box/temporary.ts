import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The process that made such a folder is part of its name. */
const folderName = /^wirebook-(\d+)-\w{6}$/;

/** A new folder that is ours alone. Whoever made it removes it; after a process that was killed, the next one does. */
export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), `wirebook-${process.pid}-`));

/** Removes what a process left behind that was killed before it could. */
export function removeForgotten(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = folderName.exec(name)?.[1];
    const path = join(tmpdir(), name);
    if (owner !== undefined && !isAlive(Number(owner)) && isOurFolder(path)) {
      rmSync(path, { recursive: true, force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isOurFolder(path: string): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return stat?.isDirectory() === true && stat.uid === (process.getuid?.() ?? stat.uid);
}
