import { getCollection } from 'astro:content';
import type { LabSections } from '../../grader/sections.ts';
import { chapter } from '../chapter.ts';
import type { Language } from '../language.ts';
import type { Section } from './context.ts';
import { headingsIn, plain } from './headings.ts';

/**
 * Where each check of a lab is explained, by its id. A section that the lesson does not have fails the build, naming it;
 * lessons that are still being written are left out.
 */
export const sectionsOf = async (
  lab: string,
  declared: LabSections,
  lang: Language,
): Promise<Readonly<Record<string, Section>>> => {
  const lessons = (await chapter(lang)).filter(({ slug, ready }) => ready && declared[slug]);
  const found = await Promise.all(
    lessons.map(async ({ slug, title, href }) => {
      const [own, english] = await Promise.all([headingsOf(slug, lang), headingsOf(slug, 'en')]);
      return Object.entries(declared[slug] ?? {}).flatMap(([heading, checks]) => {
        // Both languages have the same sections in the same order.
        const section = own[english.findIndex(({ text }) => text === heading)];
        if (!section) throw new Error(`labs/${lab}/sections.ts: ${slug} has no section "${heading}".`);
        const at = { lesson: title, title: plain(section.text), href: `${href}#${section.anchor}` };
        return checks.map((check) => [check, at] as const);
      });
    }),
  );
  return Object.fromEntries(found.flat());
};

const headingsOf = async (lesson: string, lang: Language) => {
  const entries = await getCollection('docs', ({ id }) => id === `${lang}/lessons/${lesson}`);
  return headingsIn(entries[0]?.body ?? '');
};
