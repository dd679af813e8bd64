import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { SolutionStore } from '../../state/solutions.ts';
import type { Person } from '../api.ts';
import { folderNames } from './file-names.ts';

/** Every member's code, `Ada/echo/solution.ts`. One solution at a time is in memory, however many there are. */
export function archiveOf(members: readonly Person[], solutions: SolutionStore): Readable {
  const zip = new ZipFile();
  const archive = new Readable().wrap(zip.outputStream);
  // What fails while a file is read has to end the download, not the process.
  zip.on('error', (error: Error) => archive.destroy(error));
  addAll(zip, members, solutions).then(
    () => zip.end(),
    (error: unknown) => archive.destroy(error as Error),
  );
  return archive;
}

async function addAll(zip: ZipFile, members: readonly Person[], solutions: SolutionStore): Promise<void> {
  const folders = folderNames(members.map(({ name }) => name));
  for (const [index, { id }] of members.entries())
    for (const { lab, savedAt, paths } of await solutions.list(id))
      for (const path of paths) {
        const text = async () =>
          (await solutions.load(id, lab)).files?.find((one) => one.path === path)?.text ?? '';
        const options = { mtime: new Date(savedAt ?? 0) };
        zip.addReadStreamLazy(`${folders[index] ?? id}/${lab}/${path}`, options, (give) => {
          text().then(
            (read) => give(null, Readable.from([Buffer.from(read)])),
            (error: unknown) => give(error, Readable.from([])),
          );
        });
      }
}
