import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Problem } from '../problem.ts';
import { problems } from './problems.ts';
import { reasonOf, type Submission } from './submissions.ts';

/** A submission as `grade` takes it: the first file is the one that runs. */
export interface Solution {
  readonly name: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** As for a solution handed in through the site (server/api.ts). */
const mostBytes = 256 * 1024;
const mostFiles = 20;
const deepest = 4;

const extensions = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs'];
const entryNames = ['solution', 'index', 'main', 'server', 'app'];
const skipped = /^(\..*|node_modules|__MACOSX)$/;

/**
 * Reads a submission without ever following a link out of it or reading more than a solution may have.
 * Throws a Problem that says what is wrong with it.
 *
 * A file alone is called `solution.ts` from here on, whatever its learner called it, so that equal solutions
 * are found under different names and no report names another learner.
 */
export async function readSubmission({ name, path }: Submission, slug: string): Promise<Solution> {
  const stat = await lstat(path).catch(unreadable(name));
  if (stat.isSymbolicLink()) throw problems('submission-symlink', { path: name });
  if (stat.isDirectory()) return { name, files: await readFolder(path, name, slug) };
  if (!stat.isFile()) throw problems('submission-not-a-file', { path: name });
  const extension = extname(name);
  const entry = `solution${extensions.includes(extension) ? extension : '.ts'}`;
  return { name, files: [{ path: entry, text: await readText(path, name) }] };
}

/** What a solution consists of: equal for equal files, whoever handed them in. */
export function contentKey({ files }: Solution): string {
  const hash = createHash('sha256');
  for (const { path, text } of files) hash.update(JSON.stringify([path, text]));
  return hash.digest('hex');
}

const unreadable =
  (path: string) =>
  (error: unknown): never => {
    if (error instanceof Problem) throw error;
    const code = reasonOf(error);
    throw code === 'ELOOP'
      ? problems('submission-symlink', { path })
      : problems('submission-unreadable', { path, reason: code });
  };

async function readFolder(folder: string, name: string, slug: string): Promise<Solution['files']> {
  const paths = await sourcesIn(folder, '', name);
  if (paths.length === 0)
    throw problems('submission-without-solution', { path: name, allowed: extensions.join(', ') });
  if (paths.length > mostFiles)
    throw problems('submission-too-many-files', { path: name, limit: String(mostFiles) });
  const entry = entryOf(paths, slug);
  if (entry === undefined) {
    const files = paths.slice(0, 5).join(', ');
    throw problems('submission-ambiguous', { path: name, files });
  }
  const files = [];
  for (const path of [entry, ...paths.filter((other) => other !== entry)])
    files.push({ path, text: await readText(join(folder, path), `${name}/${path}`) });
  // An archive that was unpacked with its own folder: the paths begin where the entry is.
  return withoutPrefix(files, entry.slice(0, entry.lastIndexOf('/') + 1));
}

/** Sources below a folder, sorted; counted no further than what is too many anyway. */
async function sourcesIn(folder: string, below: string, name: string, depth = 0): Promise<string[]> {
  const found: string[] = [];
  const entries = await readdir(join(folder, below), { withFileTypes: true }).catch(unreadable(name));
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (found.length > mostFiles) break;
    const path = below + entry.name;
    if (skipped.test(entry.name)) continue;
    if (entry.isDirectory()) {
      if (depth < deepest) found.push(...(await sourcesIn(folder, `${path}/`, name, depth + 1)));
    } else if (extensions.includes(extname(entry.name)) && !entry.name.endsWith('.d.ts')) found.push(path);
  }
  return found;
}

/** Which file runs: the only one, or the one with a name for it, nearest to the top. */
function entryOf(paths: readonly string[], slug: string): string | undefined {
  if (paths.length === 1) return paths[0];
  const depth = (path: string) => path.split('/').length;
  const top = paths.filter((path) => depth(path) === Math.min(...paths.map(depth)));
  const named = [entryNames[0], slug, ...entryNames.slice(1)].flatMap((name) =>
    top.filter((path) => path.slice(path.lastIndexOf('/') + 1, -extname(path).length) === name),
  );
  return named[0] ?? (top.length === 1 ? top[0] : undefined);
}

const withoutPrefix = (files: Solution['files'], prefix: string): Solution['files'] =>
  files.every(({ path }) => path.startsWith(prefix))
    ? files.map(({ path, text }) => ({ path: path.slice(prefix.length), text }))
    : files;

/** O_NOFOLLOW: a link put there since we looked is not followed. O_NONBLOCK: a pipe does not hold us up. */
const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

async function readText(path: string, name: string): Promise<string> {
  const file = await open(path, flags).catch(unreadable(name));
  try {
    if (!(await file.stat()).isFile()) throw problems('submission-not-a-file', { path: name });
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(mostBytes + 1), 0, mostBytes + 1, 0);
    return decode(buffer.subarray(0, bytesRead), name);
  } catch (error) {
    return unreadable(name)(error);
  } finally {
    await file.close();
  }
}

function decode(bytes: Buffer, path: string): string {
  if (bytes.length > mostBytes)
    throw problems('submission-too-large', { path, limit: `${mostBytes / 1024} KiB` });
  const text = tryDecode(bytes);
  if (text === undefined || text.includes('\0')) throw problems('submission-not-text', { path });
  if (text.trim() === '') throw problems('submission-empty', { path });
  return text;
}

function tryDecode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
