import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findLabs } from '../../grader/labs.ts';
import { problems } from '../problems.ts';
import { defaultsOf, type Runnable } from '../runs/runnable.ts';

/** A program that the lessons show: what it is called, where it is, and what it may import. */
interface Known extends Pick<Runnable, 'packages' | 'role' | 'variables'> {
  readonly name: string;
  readonly file: string;
}

const samplesFolder = fileURLToPath(new URL('../../content/samples', import.meta.url));

/** What a sample may import: it is not graded, so all that any lab allows. */
const samplePackages: Runnable['packages'] = ['ws', 'ioredis'];

/**
 * Finds a program by name: `echo` (the lab's reference), `manager/wrong/naive-broadcast` (another TypeScript file of a lab)
 * or `samples/lifecycle/echo`. The name is looked up among those that a walk finds and never becomes a path.
 * @throws Problem `demo-unknown`
 */
export async function findProgram(name: string): Promise<Runnable> {
  const found = [...(await labPrograms()), ...samples()].find((known) => known.name === name);
  if (!found) throw problems('demo-unknown', { name });
  const { file, packages, role, variables } = found;
  const path = file.split(sep).at(-1) ?? file;
  const solution = { files: [{ path, text: await readFile(file, 'utf8') }] };
  return { place: `demos/${name}`, solution, packages, role, variables };
}

async function labPrograms(): Promise<readonly Known[]> {
  const labs = await findLabs();
  return labs.flatMap(({ slug, path, packages, role, variables }) =>
    typescriptIn(path)
      .filter((file) => !isAboutTheLab(file))
      .map((file) => ({
        name: file === 'solution' ? slug : `${slug}/${file}`,
        file: join(path, `${file}.ts`),
        packages,
        role,
        variables: defaultsOf(variables),
      })),
  );
}

const samples = (): readonly Known[] =>
  typescriptIn(samplesFolder).map((file) => ({
    name: `samples/${file}`,
    file: join(samplesFolder, `${file}.ts`),
    packages: samplePackages,
    role: 'server',
    variables: {},
  }));

/** Manifest, panel and checks are no programs. */
const isAboutTheLab = (file: string): boolean => /^(lab|panel|checks)(\/|$)/.test(file);

/** Files below a folder, without `.ts` and with `/`. Links are not followed. */
const typescriptIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1, -3))
    .map((file) => file.split(sep).join('/'));
