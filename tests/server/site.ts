import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

export const inlineScript = "document.documentElement.dataset.theme = 'dark';";

const page = (title: string) =>
  `<!doctype html><title>${title}</title><script>${inlineScript}</script>` +
  `<script type="application/json">{"data": true}</script><script src="/_astro/app.a1b2c3.js"></script>`;

const files: Readonly<Record<string, string>> = {
  'index.html': page('Wirebook'),
  'ko/index.html': page('한국어'),
  'en/index.html': page('English'),
  'ko/labs/echo/index.html': page('에코 실습'),
  'hints/ko/echo/index.html': '<h2>text-stays-text</h2><ol><li>보세요</li></ol>',
  'hints/en/echo/index.html': '<h2>text-stays-text</h2><ol><li>Look</li></ol>',
  'ko/404/index.html': page('없는 쪽'),
  'en/404/index.html': page('No such page'),
  '_astro/app.a1b2c3.js': 'console.log(1);',
};

/** What `npm run build` writes, in small: the shapes that the companion has to serve. */
export async function writeSite(folder: string): Promise<string> {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    await writeFile(`${path}.br`, brotliCompressSync(text));
  }
  return folder;
}
