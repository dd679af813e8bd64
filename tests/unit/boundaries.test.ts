import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findLabs } from '../../grader/labs.ts';

/** Imports run one way: cli -> server -> grader; see CONTRIBUTING.md, "Where things are". */
const root = join(import.meta.dirname, '../..');

interface Import {
  readonly file: string;
  /** From the project's root, or the name of a package. */
  readonly target: string;
  readonly typesOnly: boolean;
}

const statement =
  /^[ \t]*(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\bfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;

function importsOf(file: string): Import[] {
  const source = readFileSync(join(root, file), 'utf8');
  return [...source.matchAll(statement)].map(([, typesOnly, fixed, dynamic]) => {
    const name = fixed ?? dynamic ?? '';
    const target = name.startsWith('.') ? posix.join(posix.dirname(file), name.replace(/\?.*$/, '')) : name;
    return { file, target, typesOnly: typesOnly !== undefined };
  });
}

const sourcesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path}`)
    .filter((path) => /\.(ts|tsx|mjs|astro)$/.test(path));

const importsIn = (...folders: string[]): Import[] => folders.flatMap(sourcesIn).flatMap(importsOf);

const inside = (folder: string) => (one: Import) => one.target.startsWith(`${folder}/`);

const shown = (imports: readonly Import[]): string[] =>
  imports.map(({ file, target }) => `${file} imports ${target}`);

/** What none of these folders may import. */
const never: Readonly<Record<string, readonly string[]>> = {
  grader: ['server', 'cli', 'site', 'pages', 'tests', 'labs'],
  server: ['cli', 'site', 'pages', 'tests', 'labs'],
  cli: ['site', 'pages', 'tests', 'labs'],
  site: ['cli', 'tests'],
  pages: ['cli', 'tests'],
  labs: ['server', 'cli', 'site', 'pages', 'tests', 'content'],
};

describe('imports run one way', () => {
  test.each(Object.entries(never))('%s imports nothing of those above it', (folder, forbidden) => {
    const imports = importsIn(folder);
    expect(imports.length).toBeGreaterThan(0);
    expect(shown(imports.filter((one) => forbidden.some((name) => inside(name)(one))))).toEqual([]);
  });

  test('the site takes types of the grader and the companion, what finds labs and what knows frames; nothing else that runs', () => {
    const allowed = ['grader/lab.ts', 'grader/labs.ts', 'grader/panel.ts', 'grader/wire/index.ts'];
    const running = importsIn('site', 'pages').filter((one) => !one.typesOnly);
    const crossing = running.filter((one) => inside('grader')(one) || inside('server')(one));
    expect(shown(crossing.filter(({ target }) => !allowed.includes(target)))).toEqual([]);
  });

  test('nothing is called shared, utils or helpers', () => {
    const folders = ['grader', 'server', 'cli', 'site', 'labs', 'tests'];
    const paths = folders
      .flatMap(sourcesIn)
      .filter((path) => /(^|\/)(shared|utils?|helpers?)[./]/.test(path));
    expect(paths).toEqual([]);
  });
});

describe('a lab stands by itself', async () => {
  const labs = await findLabs();

  test.each(labs)('$folder: manifest and checks import nothing but what they are given', ({ folder }) => {
    const own = importsIn(`labs/${folder}`).filter(({ file }) =>
      /\/(lab|panel|sections|checks)\.ts$|\/checks\//.test(file),
    );
    const allowed = ['grader/lab.ts', 'grader/panel.ts', 'grader/sections.ts', 'grader/kit/index.ts'];
    expect(own.length).toBeGreaterThan(0);
    const strangers = own.filter((one) => !allowed.includes(one.target) && !inside(`labs/${folder}`)(one));
    expect(shown(strangers)).toEqual([]);
  });

  test.each(labs)('$folder: starter and solutions import what a learner may', ({ folder, packages }) => {
    const programs = sourcesIn(`labs/${folder}`).filter((file) =>
      /\/(starter|solution)\.ts$|\/(wrong|right)\//.test(file),
    );
    const strangers = programs
      .flatMap(importsOf)
      .filter(({ target }) => !isBuiltin(target) && !packages.includes(target));
    expect(programs.length).toBeGreaterThan(2);
    expect(shown(strangers)).toEqual([]);
  });
});
