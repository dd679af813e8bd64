import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { AstroIntegration } from 'astro';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** Below this many bytes, headers weigh more than what is saved. */
const worthwhile = 1024;

/** One below the highest takes a tenth of the time for 3 % more bytes; `npm start` builds, and people wait for it. */
const quality = 9;

/** Writes a `.br` and a `.gz` beside every text of the built site, so that the companion never compresses. */
export const precompress = (): AstroIntegration => ({
  name: 'wirebook-precompress',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      const cwd = fileURLToPath(dir);
      const compressed: Promise<void>[] = [];
      for await (const file of glob('**/*.{html,css,js,svg,json,xml,txt}', { cwd })) {
        compressed.push(compress(join(cwd, file)));
      }
      await Promise.all(compressed);
    },
  },
});

const compress = async (path: string): Promise<void> => {
  const content = await readFile(path);
  if (content.length < worthwhile) return;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  await Promise.all([
    writeFile(`${path}.br`, await brotli(content, { params })),
    writeFile(`${path}.gz`, await gzipped(content, { level: 9 })),
  ]);
};
