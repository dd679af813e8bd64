import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../grader/report.ts';

const dist = join(import.meta.dirname, '../../dist');

/** The addresses of all pages that were built in a language, relative to the companion's. */
export const pagesIn = (language: Language): readonly string[] =>
  globSync(`${language}/**/index.html`, { cwd: dist })
    .map((file) => file.replaceAll('\\', '/').replace(/index\.html$/, ''))
    .sort();
