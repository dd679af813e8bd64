import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

/** Absolute path of a program of this machine, searched in PATH and where system programs lie; undefined when it is not there. */
export function findProgram(name: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/bin', '/usr/sbin', '/sbin'];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The shared libraries, dynamic loader included, that these programs need, by the paths under which they look for them. */
export async function librariesOf(programs: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await promisify(execFile)('ldd', [...programs], {
    timeout: 10_000,
    env: { LC_ALL: 'C' },
  });
  const paths = stdout.matchAll(/(?:=> |^\s+)(\/\S+) \(0x/gm);
  return [...new Set([...paths].map(([, path]) => path ?? ''))];
}
