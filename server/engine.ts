import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { createBoxes, type Boxes, type Bundle } from '../grader/box/index.ts';
import type { Lab } from '../grader/lab.ts';
import { labManifest } from '../grader/lab.ts';
import type { GradeEvent } from '../grader/report.ts';
import type { Solution, Status } from './api.ts';
import { problems } from './problems.ts';
import type { Labs } from './routes/labs.ts';

// TEMPORARY until grader/index.ts stands
export interface Engine {
  readonly boxes: Boxes;
  readonly labs: Labs;
  readonly status: Status;
  stage(lab: Lab, solution: Solution): Promise<Bundle>;
  grade(lab: Lab, solution: Solution, signal: AbortSignal): AsyncIterable<GradeEvent>;
  close(): Promise<void>;
}

export async function openEngine(): Promise<Engine> {
  const root = join(import.meta.dirname, '../labs');
  const labs = await Promise.all(
    (await readdir(root)).map(async (folder) => {
      const module = (await import(join(root, folder, 'lab.ts'))) as { default: unknown };
      const [number = '', slug = ''] = folder.split(/-(.*)/);
      return { ...labManifest.parse(module.default), number, slug, folder, path: join(root, folder) };
    }),
  );
  const boxes = await createBoxes({ warm: 2 });
  return {
    boxes,
    labs: {
      find: (slug) => {
        const found = labs.find((lab) => lab.slug === slug);
        if (!found) throw problems('route-unknown', { method: 'GET', path: slug });
        return found;
      },
      starter: async (lab) => ({
        files: [{ path: 'solution.ts', text: await readFile(join(lab.path, 'starter.ts'), 'utf8') }],
      }),
    },
    status: { wirebook: '0.1.0', isolation: boxes.isolation, missing: [] },
    async stage(_lab, solution) {
      const result = await build({
        stdin: { contents: solution.files[0]?.text ?? '', loader: 'ts', sourcefile: 'solution.ts' },
        bundle: true,
        write: false,
        format: 'cjs',
        platform: 'node',
        external: ['ws'],
        sourcemap: 'inline',
      });
      return { code: result.outputFiles[0]?.text ?? '' };
    },
    grade() {
      throw new Error('The grader is not there yet.');
    },
    close: () => boxes.close(),
  };
}
