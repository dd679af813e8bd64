import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The names that a command's box knows. Nothing of this machine's own is told. */
const files: Readonly<Record<string, string>> = {
  passwd: 'root:x:0:0:root:/:/bin/false\nnobody:x:65534:65534:nobody:/tmp:/bin/sh\n',
  group: 'root:x:0:\nnogroup:x:65534:\n',
  hosts: '127.0.0.1 localhost box\n::1 localhost\n',
  'nsswitch.conf': 'passwd: files\ngroup: files\nhosts: files\n',
};

/** Writes the /etc of commands' boxes below `root`; returns its path. */
export function writeEtc(root: string): string {
  const folder = join(root, 'etc');
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}
