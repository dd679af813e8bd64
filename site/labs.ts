import type { z } from 'astro/zod';
import { labManifest } from '../grader/lab.ts';
import type { Language } from './language.ts';

/** A lab as lists show it. */
export interface LabEntry {
  /** `03` */ readonly number: string;
  /** `echo` */ readonly slug: string;
  /** What its program is. */ readonly role: 'server' | 'client';
  readonly title: string;
  readonly summary: string;
  /** Slug of the lesson that it stands beside. */ readonly lesson: string;
  readonly href: string;
}

// Vite's own walk instead of grader/labs.ts: the development server sees a new lab without a restart.
const manifests = import.meta.glob<z.input<typeof labManifest>>('/labs/*/lab.ts', {
  eager: true,
  import: 'default',
});

/** Every lab of labs/, in one language, by number. */
export const findLabs = (language: Language): readonly LabEntry[] =>
  Object.entries(manifests)
    .map(([path, manifest]) => {
      const { role, title, summary, lesson } = labManifest.parse(manifest);
      const [, number = '', slug = ''] = /\/(\d\d)-([^/]+)\/lab\.ts$/.exec(path) ?? [];
      return {
        number,
        slug,
        role,
        title: title[language],
        summary: summary[language],
        lesson,
        href: `/${language}/labs/${slug}/`,
      };
    })
    .sort((a, b) => a.number.localeCompare(b.number));
