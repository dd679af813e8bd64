import { realpathSync, statSync } from 'node:fs';
import { problems } from './problems.ts';
import type { Command } from './box.ts';

/** What a command sees of this machine beside its system; absolute paths without links. */
export interface CommandPlace {
  readonly cwd: string;
  readonly readable: readonly string[];
}

/** A folder that holds everything holds what is private, too. */
const tooMuch = new Set(['/', '/etc', '/home', '/root', '/var', '/run', '/proc', '/sys', '/dev', '/tmp']);

/**
 * Finds a command's folders.
 * @throws Problem `command-folder-missing`, `command-folder-too-much`, `command-folder-closed`
 */
export function placeOf({ cwd, readable = [] }: Command): CommandPlace {
  const [place, ...others] = [cwd, ...readable].map(folder);
  if (place === undefined) throw problems('command-folder-missing', { path: cwd });
  return { cwd: place, readable: others };
}

function folder(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory() !== true) throw problems('command-folder-missing', { path });
  const real = realpathSync(path);
  if (tooMuch.has(real)) throw problems('command-folder-too-much', { path: real });
  // As root we start the command as another user.
  const othersMayEnter = (stat.mode & 0o005) === 0o005;
  if (process.getuid?.() === 0 && !othersMayEnter) throw problems('command-folder-closed', { path: real });
  return real;
}
