import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Bundle, Exit } from '../../grader/box/index.ts';

/** One program of tests/labs/hostile: what it tries, and how it ends where the box ends it. */
export interface Attack {
  readonly name: string;
  readonly tries: string;
  /** Which limits may end it, or `itself`; none where it runs on without doing harm. */
  readonly ends: readonly Exit['by'][];
  /** Its text, with the place of our checkout filled in: attackers may know it. */
  readonly text: string;
}

const folder = join(import.meta.dirname, 'hostile');
const checkout = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/**
 * What an attack prints when it did what it must not be able to do: reached something outside of its box, or slipped past
 * a layer only to find the next one.
 */
export const escaped = 'ESCAPED';
export const slipped = 'SLIPPED';

export function attacks(): readonly Attack[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8').replaceAll('%CHECKOUT%', checkout);
      const field = (name: string): string => new RegExp(`^// ${name}: (.*)$`, 'm').exec(text)?.[1] ?? '';
      const ends = field('ends')
        .split(' or ')
        .filter((by) => by !== '-') as Exit['by'][];
      return { name: file.slice(0, -3), tries: field('tries'), ends, text };
    });
}

/** The attack as it would be staged, were its imports allowed. */
export async function bundled({ text, name }: Attack): Promise<Bundle> {
  const { outputFiles } = await build({
    stdin: { contents: text, loader: 'ts', sourcefile: `${name}.ts` },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    external: ['ws', '%CHECKOUT%'],
    logLevel: 'silent',
  });
  return { code: outputFiles[0]?.text ?? '', format: 'module' };
}
