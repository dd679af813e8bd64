import { problems } from '../problems.ts';
import type { Labs } from '../routes/labs.ts';
import { FollowedFile } from './followed-file.ts';

/** A lab, and the file that is its solution. Only who starts the companion names files, never a page. */
export interface FollowSettings {
  /** By slug, number or folder. */ readonly lab: string;
  readonly path: string;
}

/** The files that this companion follows, by the slugs of their labs. */
export type FollowedFiles = ReadonlyMap<string, FollowedFile>;

/** @throws Problem `lab-unknown`, `follow-twice`, and those of `readText` */
export async function openFollowed(settings: readonly FollowSettings[], labs: Labs): Promise<FollowedFiles> {
  const named = new Map<string, string>();
  for (const { lab, path } of settings) {
    const { slug } = await labs.find(lab);
    if (named.has(slug)) throw problems('follow-twice', { lab: slug });
    named.set(slug, path);
  }
  const files = new Map<string, FollowedFile>();
  try {
    for (const [slug, path] of named) files.set(slug, await FollowedFile.open(path));
  } catch (error) {
    closeFollowed(files);
    throw error;
  }
  return files;
}

export function closeFollowed(files: FollowedFiles): void {
  for (const file of files.values()) file.close();
}
