import { glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { languages } from '../language.ts';
import { textsAddress } from '../search/text.ts';
import type { PageText } from '../search/text.ts';
import { pageText } from './page-text.ts';
import { topicsIn } from './topics.ts';

/** Writes what the search looks through, one file a language, from the pages as they were built. */
export const searchTexts = (): AstroIntegration => ({
  name: 'wirebook-search-texts',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      const root = fileURLToPath(dir);
      for (const language of languages) {
        const target = join(root, textsAddress(language));
        await mkdir(dirname(target), { recursive: true });
        await writeFile(target, JSON.stringify(await textsOf(root, language)));
      }
    },
  },
});

const textsOf = async (root: string, language: string): Promise<readonly PageText[]> => {
  const files: string[] = [];
  for await (const file of glob(`${language}/{lessons,labs}/*/index.html`, { cwd: root })) {
    files.push(file.replaceAll('\\', '/'));
  }
  const pages = await Promise.all(
    files
      .sort()
      .map(async (file) => ({ url: `/${dirname(file)}/`, html: await readFile(join(root, file), 'utf8') })),
  );
  const topics = pages.map(({ html }) => topicsIn(html));
  return pages.map(({ url, html }) => ({
    ...pageText(url, html),
    topics: topics.flatMap((said) => said.get(url) ?? []),
  }));
};
