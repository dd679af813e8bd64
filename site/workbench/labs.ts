import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import type { z } from 'astro/zod';
import { labManifest } from '../../grader/lab.ts';
import { labPanel } from '../../grader/panel.ts';
import type { LabPanel } from '../../grader/panel.ts';
import type { LabSections } from '../../grader/sections.ts';
import type { LabManifest } from '../../grader/lab.ts';
import type { Language } from '../language.ts';

/** A lab with what its workbench needs beside the manifest. */
export interface WorkbenchLab extends LabManifest {
  /** `03` */ readonly number: string;
  /** `echo` */ readonly slug: string;
  readonly starter: string;
  readonly panel: LabPanel;
  readonly sections: LabSections;
  /** Rendered at build time. */ readonly brief: Readonly<Record<Language, AstroComponentFactory>>;
  readonly hints: Readonly<Record<Language, AstroComponentFactory>>;
}

// Vite's own walk instead of grader/labs.ts: the development server sees a new lab without a restart.
const manifests = import.meta.glob<z.input<typeof labManifest>>('/labs/*/lab.ts', {
  eager: true,
  import: 'default',
});
const panels = import.meta.glob<z.input<typeof labPanel>>('/labs/*/panel.ts', {
  eager: true,
  import: 'default',
});
const sections = import.meta.glob<LabSections>('/labs/*/sections.ts', { eager: true, import: 'default' });
const starters = import.meta.glob<string>('/labs/*/starter.ts', {
  eager: true,
  query: '?raw',
  import: 'default',
});
const texts = import.meta.glob<AstroComponentFactory>('/labs/*/{brief,hints}.*.mdx', {
  eager: true,
  import: 'default',
});

/** Every lab of labs/, by number. A lab that lacks a file fails the build, naming it. */
export const workbenchLabs = (): readonly WorkbenchLab[] =>
  Object.entries(manifests)
    .map(([path, manifest]) => {
      const [, folder = '', number = '', slug = ''] = /^(\/labs\/(\d\d)-([^/]+))\/lab\.ts$/.exec(path) ?? [];
      const pair = (name: string) => ({
        ko: found(texts, `${folder}/${name}.ko.mdx`),
        en: found(texts, `${folder}/${name}.en.mdx`),
      });
      return {
        ...labManifest.parse(manifest),
        number,
        slug,
        panel: labPanel.parse(panels[`${folder}/panel.ts`] ?? {}),
        sections: found(sections, `${folder}/sections.ts`),
        starter: found(starters, `${folder}/starter.ts`),
        brief: pair('brief'),
        hints: pair('hints'),
      };
    })
    .sort((one, other) => one.number.localeCompare(other.number));

const found = <T>(files: Readonly<Record<string, T>>, path: string): T => {
  const file = files[path];
  if (file === undefined) throw new Error(`${path.slice(1)} is missing: the workbench of this lab needs it.`);
  return file;
};
