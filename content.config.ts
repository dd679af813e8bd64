import { docsLoader, i18nLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
import { lessonId } from './site/lesson-id.ts';

/** Lessons (content/docs) and the words of the frame around them (content/i18n). */
export const collections = {
  docs: defineCollection({
    loader: docsLoader({ generateId: ({ entry }) => lessonId(entry) }),
    schema: docsSchema(),
  }),
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema() }),
};
