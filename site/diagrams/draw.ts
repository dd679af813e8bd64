/**
 * `npm run diagrams`: draws every source of content/diagrams that has no drawing yet, and removes drawings that
 * no source asks for. Needs Chromium and the Noto CJK fonts (Debian: chromium, fonts-noto-cjk); building the
 * site needs neither.
 */
import { existsSync } from 'node:fs';
import { glob, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { diagramHash } from './hash.ts';
import { inColours, slim, themeVariables } from './theme.ts';

const folder = import.meta.dirname;
const root = join(folder, '../..');

interface Mermaid {
  initialize(options: object): void;
  render(id: string, source: string): Promise<{ svg: string }>;
}

const paint = async (page: Page, id: string, source: string): Promise<string> => {
  const svg = await page.evaluate(
    async ([name, text]) => {
      const { mermaid } = globalThis as unknown as { mermaid: Mermaid };
      return (await mermaid.render(name, text)).svg;
    },
    [`d-${id}`, source] as const,
  );
  return slim(inColours(svg));
};

const openMermaid = async (): Promise<{ page: Page; close: () => Promise<void> }> => {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-quic'] });
  const page = await browser.newPage();
  await page.addScriptTag({ path: join(root, 'node_modules/mermaid/dist/mermaid.min.js') });
  await page.evaluate((variables) => {
    const { mermaid } = globalThis as unknown as { mermaid: Mermaid };
    mermaid.initialize({
      startOnLoad: false,
      theme: 'base',
      look: 'classic',
      layout: 'dagre',
      fontFamily: variables.fontFamily,
      themeVariables: variables,
    });
  }, themeVariables);
  return { page, close: () => browser.close() };
};

const sources = new Map<string, string>();
for await (const file of glob('content/diagrams/*.mmd', { cwd: root })) {
  const source = await readFile(join(root, file), 'utf8');
  sources.set(diagramHash(source), source);
}

for await (const file of glob('*.svg', { cwd: folder })) {
  if (!sources.has(basename(file, '.svg'))) await rm(join(folder, file));
}

const missing = [...sources].filter(([hash]) => !existsSync(join(folder, `${hash}.svg`)));
if (missing.length > 0) {
  const { page, close } = await openMermaid();
  for (const [hash, source] of missing) {
    await writeFile(join(folder, `${hash}.svg`), await paint(page, hash, source));
  }
  await close();
}
process.stdout.write(`${missing.length} of ${sources.size} diagrams drawn\n`);
