import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { Check } from './kit/check.ts';
import { type Lab, labManifest } from './lab.ts';
import { problems } from './problems.ts';

/** Where the labs of this checkout are. */
export const labsFolder = fileURLToPath(new URL('../labs', import.meta.url));

/** Every folder `NN-slug` with a `lab.ts`, by number. @throws Problem `lab-invalid` */
export async function findLabs(root: string = labsFolder): Promise<readonly Lab[]> {
  const folders = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^\d\d-[a-z0-9-]+$/.test(entry.name))
    .map(({ name }) => name)
    .filter((name) => existsSync(join(root, name, 'lab.ts')));
  return Promise.all(folders.sort().map((folder) => readLab(root, folder)));
}

/** A lab by slug, number (`3`, `03`) or folder (`03-echo`). @throws Problem `lab-unknown`, which names the nearest one */
export async function findLab(name: string, root?: string): Promise<Lab> {
  const labs = await findLabs(root);
  const wanted = name.replace(/\/$/, '').split('/').at(-1)?.toLowerCase() ?? '';
  const number = wanted.padStart(2, '0');
  const found = labs.find((lab) => [lab.slug, lab.folder].includes(wanted) || lab.number === number);
  if (found) return found;
  const slugs = labs.map(({ slug }) => slug);
  throw problems('lab-unknown', { name, nearest: nearestOf(wanted, slugs) ?? '', labs: slugs.join(', ') });
}

/** The checks of a lab, in the order of its `checks.ts`. @throws Problem `lab-invalid` */
export async function loadChecks(lab: Lab): Promise<readonly Check[]> {
  const file = `${lab.folder}/checks.ts`;
  const { default: checks } = await importFile(lab.path, file, 'checks.ts');
  const parsed = z.array(checkShape).min(1).safeParse(checks);
  if (!parsed.success) throw problems('lab-invalid', { file, reason: z.prettifyError(parsed.error) });
  const ids = parsed.data.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw problems('lab-invalid', { file, reason: `two checks are called ${twice}` });
  return checks as readonly Check[];
}

const localized = z.object({ ko: z.string().min(1), en: z.string().min(1) });

/** What of a check can be wrong where types do not see it. */
const checkShape = z.object({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: localized,
  promise: localized,
  rests: z.string().min(1),
  points: z.number().positive(),
});

async function readLab(root: string, folder: string): Promise<Lab> {
  const [, number = '', slug = ''] = /^(\d\d)-(.+)$/.exec(folder) ?? [];
  const file = `${folder}/lab.ts`;
  const path = join(root, folder);
  const manifest = labManifest.safeParse((await importFile(path, file, 'lab.ts')).default);
  if (!manifest.success) throw problems('lab-invalid', { file, reason: z.prettifyError(manifest.error) });
  return { ...manifest.data, number, slug, folder, path };
}

async function importFile(path: string, file: string, name: string): Promise<{ default?: unknown }> {
  try {
    // Vite must not look for these at build time: the walk is what finds them.
    return (await import(/* @vite-ignore */ pathToFileURL(join(path, name)).href)) as { default?: unknown };
  } catch (error) {
    throw problems('lab-invalid', { file, reason: error instanceof Error ? error.message : String(error) });
  }
}

/** The closest name, where it is close: at most every third letter wrong. */
function nearestOf(name: string, names: readonly string[]): string | undefined {
  const [nearest] = names
    .map((each) => ({ each, distance: distance(name, each) }))
    .sort((one, other) => one.distance - other.distance);
  return nearest && nearest.distance <= Math.max(1, nearest.each.length / 3) ? nearest.each : undefined;
}

/** Levenshtein's. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [at, letter] of Array.from(one).entries()) {
    const next = [at + 1];
    for (const [index, each] of Array.from(other).entries()) {
      const swapped = (row[index] ?? 0) + (letter === each ? 0 : 1);
      next.push(Math.min(swapped, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
